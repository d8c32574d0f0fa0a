/** What the page of the shop does when somebody presses a button; the recorder presses them. */
globalThis.callApi = async ({ method, path, headers = {}, json, credentials = 'same-origin' }) => {
  const init = { method, headers: { ...headers }, credentials };
  if (json !== undefined) {
    init.headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(json);
  }
  const answer = await fetch(`http://api.example.test${path}`, init).then(
    (response) => ({ status: response.status }),
    (error) => ({ error: String(error) }),
  );
  const item = document.createElement('li');
  item.textContent = `${method} ${path}: ${answer.status ?? answer.error}`;
  document.getElementById('answers').append(item);
  return answer;
};
