export const hooks = {
  readPackage(pkg) {
    for (const key of ["os", "cpu"]) if (typeof pkg[key] === "string") pkg[key] = [pkg[key]];
    return pkg;
  },
};
