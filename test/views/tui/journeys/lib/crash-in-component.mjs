// Loaded into the program before it starts: a component falls over when it has to render what is in CRASH_AT.
const { map } = Array.prototype;

Array.prototype.map = function (...args) {
  const made = map.apply(this, args);
  for (const { $$typeof, props } of made.filter((one) => one?.$$typeof !== undefined)) {
    if ($$typeof !== undefined && String(props.children).includes(process.env.CRASH_AT))
      throw new Error('a component fell over');
  }
  return made;
};
