// The formats that a contract can have checked. Values of other types always pass.

const date = "(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const time = "([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d|60)(?:\\.\\d+)?(?:z|([+-])([01]\\d|2[0-3]):([0-5]\\d))";

/** RFC 3339, full-date: a valid date. */
export const is_date = (value: unknown): boolean => isText(value, (text) => isDate(match(`^${date}$`, text)));

/** RFC 3339, full-time; second 60 only where UTC can have one. */
export const is_time = (value: unknown): boolean => isText(value, (text) => isTime(match(`^${time}$`, text)));

/** RFC 3339, date-time. */
export const is_date_time = (value: unknown): boolean =>
  isText(value, (text) => {
    const [day = "", hour = ""] = text.split(/t/i);
    return text.length === day.length + hour.length + 1 && is_date(day) && is_time(hour);
  });

/** RFC 9562, in hex with hyphens. */
export const is_uuid = (value: unknown): boolean =>
  isText(value, (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text));

/** RFC 3986, with a scheme. */
export const is_uri = (value: unknown): boolean =>
  isText(value, (text) => {
    const [, authority, rest = ""] =
      /^[a-z][a-z\d+.-]*:(?:\/\/([^/?#]*))?((?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?)$/i.exec(
        text,
      ) ?? ["", undefined, "//"];
    return authority === undefined ? !rest.startsWith("//") : isAuthority(authority) && /^(?:[/?#]|$)/.test(rest);
  });

/** RFC 5321, a mailbox: a local part of atoms or in quotes, and a host or an address in brackets. */
export const is_email = (value: unknown): boolean =>
  isText(value, (text) => {
    const at = text.lastIndexOf("@");
    const [local, host] = [text.slice(0, at), text.slice(at + 1)];
    const literal = /^\[(IPv6:)?(.*)\]$/i.exec(host);
    return (
      at > 0 &&
      local.length <= 64 &&
      /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*")$/.test(
        local,
      ) &&
      (literal ? (literal[1] ? is_ipv6 : is_ipv4)(literal[2]) : isHost(host))
    );
  });

/** RFC 2673, four decimal numbers. */
export const is_ipv4 = (value: unknown): boolean =>
  isText(value, (text) => /^(?:(?:25[0-5]|(?:2[0-4]|1\d|[1-9])?\d)(?:\.(?!$)|$)){4}$/.test(text));

/** RFC 4291, without a zone. */
export const is_ipv6 = (value: unknown): boolean =>
  isText(value, (text) => {
    const [head = "", tail, more] = text.split("::");
    if (more !== undefined) return false;
    const groups = (part: string) => (part === "" ? [] : part.split(":"));
    const all = [...groups(head), ...groups(tail ?? "")];
    const last = all.at(-1) ?? "";
    const isMixed = last.includes(".");
    const hex = isMixed ? all.slice(0, -1) : all;
    const count = hex.length + (isMixed ? 2 : 0);
    return (
      hex.every((group) => /^[\da-f]{1,4}$/i.test(group)) &&
      (!isMixed || (is_ipv4(last) && tail !== "")) &&
      (tail === undefined ? count === 8 : count < 8)
    );
  });

/** An integer of 32 bits. */
export const is_int32 = (value: unknown): boolean =>
  !Number.isInteger(value) || (value as number) === ((value as number) | 0);

/** An integer without lost digits: JSON.parse rounds those beyond 2^53. */
export const is_int64 = (value: unknown): boolean => !Number.isInteger(value) || Number.isSafeInteger(value);

function isText(value: unknown, test: (text: string) => boolean): boolean {
  return typeof value !== "string" || test(value);
}

function match(pattern: string, text: string): string[] | undefined {
  return new RegExp(pattern, "i").exec(text)?.slice(1);
}

function isDate(parts: string[] | undefined): boolean {
  const [year = 0, month = 0, day = 0] = parts?.map(Number) ?? [];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return parts !== undefined && day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function isTime(parts: string[] | undefined): boolean {
  if (!parts) return false;
  const [hour, minute, second, sign, hours = 0, minutes = 0] = parts;
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const utc = (Number(hour) * 60 + Number(minute) - offset + 1440) % 1440;
  return second !== "60" || utc === 1439;
}

function isAuthority(authority: string): boolean {
  const [, host = "", v6] =
    /^(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?((?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*|\[(.*)\])(?::\d*)?$/i.exec(
      authority,
    ) ?? ["", "[", ""];
  if (v6 === undefined) return host !== "[";
  return (v6 !== "" && is_ipv6(v6)) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(v6);
}

function isHost(host: string): boolean {
  return (
    host.length <= 253 && /^(?=.)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i.test(host)
  );
}
