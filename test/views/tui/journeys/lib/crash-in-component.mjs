// Loaded into the program before it starts: a component falls over when it has to show what is in CRASH_AT.
const { map } = Array.prototype;

Array.prototype.map = function (...args) {
  const made = map.apply(this, args);
  for (const one of made) if (one?.$$typeof !== undefined) refuse(Object.values(one.props));
  return made;
};

function refuse(props) {
  if (props.some((value) => String(value).includes(process.env.CRASH_AT))) throw new Error('a component fell over');
}
