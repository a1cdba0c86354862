/** A copy of an object's own fields that inherits nothing, in case `Object.prototype` was extended. */
export function bare<Fields extends object>(fields: Fields): Fields {
  return Object.assign(Object.create(null), fields);
}
