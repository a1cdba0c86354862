/** A copy of an object's own fields that inherits nothing, in case something else has added to `Object.prototype`. */
export function bare<Fields extends object>(fields: Fields): Fields {
  return Object.assign(Object.create(null), fields);
}
