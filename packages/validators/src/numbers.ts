/** Whether a number is a multiple of another in decimal notation: 19.99 is a multiple of 0.01. */
export function isMultiple(value: number, divisor: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(divisor)) return value % divisor === 0;
  const [[digits, exponent], [other, otherExponent]] = [decimal(value), decimal(divisor)];
  const shift = exponent - otherExponent;
  // If the value has more decimals than the divisor, the divisor is extended.
  return shift >= 0 ? (digits * 10n ** BigInt(shift)) % other === 0n : digits % (other * 10n ** BigInt(-shift)) === 0n;
}

/** The digits of a number, and the power of ten as their factor. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [, integer = "", fraction = "", exponent = ""] = /^(-?\d)(?:\.(\d+))?e(.*)$/.exec(value.toExponential()) ?? [];
  return [BigInt(integer + fraction), Number(exponent) - fraction.length];
}
