/** "5 goblins hp 7 ac 15 hidden" as data; nothing when nobody is named. */
export function wish(text) {
  const taken = {};
  let rest = ` ${text.trim()} `;
  const take = (pattern, read) => { rest = rest.replace(pattern, (...found) => { read(found); return " "; }); };
  take(/\shp\s*(\d{1,6})\s/i, ([, hp]) => { taken.hp = Number(hp); });
  take(/\sac\s*(\d{1,3})\s/i, ([, ac]) => { taken.ac = Number(ac); });
  take(/\shidden\s/i, () => { taken.hidden = true; });
  rest = rest.trim().replace(/,$/, "");
  const many = /^(\d{1,2})\s*(?:x\s*)?(\D.*)$/i.exec(rest);
  if (many && Number(many[1]) > 0) taken.count = Number(many[1]);
  const name = (many?.[2] ?? rest.replace(/^(?:an?|the)\s+/i, "")).trim();
  return name ? { name: capital(taken.count > 1 ? one(name) : name), ...taken } : undefined;
}

// A count turns a word into its plural in English; names that are no plural have no such ending, or stay as they are.
function one(name) {
  return /(?:ss|us|is)$/i.test(name) ? name
    : /(?:l|ar|ie)ves$/i.test(name) ? name.replace(/ves$/i, "f")
    : /(?:ch|sh|x|ss)es$/i.test(name) ? name.slice(0, -2)
    : /[^aeiou]ies$/i.test(name) ? `${name.slice(0, -3)}y`
    : name.replace(/s$/i, "");
}

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
