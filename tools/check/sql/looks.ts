/** Telling SQL from prose in a string. Keywords in one case only: "Select a place from the list" is a sentence. */
import { hole } from '../syntax.ts'

const name = String.raw`(?:[\w."${hole}]+)`
const either = (sql: string) => [new RegExp(sql), new RegExp(sql.replace(/\b[a-z]{2,}\b/g, (w) => w.toUpperCase()))]
const start = String.raw`^\s*(?:--[^\n]*\n\s*)*\(?\s*`

const statements = [
  String.raw`select\s(?:[\s\S]*?[\s),*])?from\s+[\w."(${hole}]`,
  String.raw`select\s+(?:\d+|[\w.]+\(|exists\s*\(|\$\d)`,
  String.raw`insert\s+into\s+${name}\s*(?:\(|select\b|values\b|default\b)`,
  String.raw`update\s+(?:only\s+)?${name}(?:\s+(?:as\s+)?\w+)?\s+set\s+[\w"]+\s*=`,
  String.raw`delete\s+from\s+${name}\s*(?:$|where\b|using\b|;|as\b|returning\b)`,
  String.raw`with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s*)?\(`,
  String.raw`(?:create|alter|drop)\s+(?:or\s+replace\s+|unique\s+|temp\s+|temporary\s+|unlogged\s+|materialized\s+)*(?:table|view|index|policy|role|schema|extension|database|function|trigger|sequence|type|user)\b`,
  String.raw`truncate\s+(?:table\s+)?[\w"]+\s*(?:,|;|$|cascade\b|restart\b)`,
  String.raw`(?:begin|commit|rollback|start\s+transaction)\s*(?:;|$|read\s+only|isolation\b)`,
  String.raw`set\s+(?:local|session)\s+[\w.]+`,
  String.raw`(?:notify|listen|unlisten)\s+(?:[\w"]+\s*(?:,|;|$)|\*)`,
  String.raw`(?:savepoint|release\s+savepoint|lock\s+table|refresh\s+materialized|explain\s+(?:\(|analyze|select))`,
  String.raw`copy\s+[\w."(][\s\S]*?\s(?:from|to)\s+(?:stdin|stdout)`,
  String.raw`(?:grant|revoke)\s[\s\S]*?\son\s[\s\S]*?\s(?:to|from)\s`,
].flatMap((s) => either(start + s))

/** Pieces that are put into statements: a condition with a parameter, an order, a limit. */
const pieces = [
  String.raw`\b(?:where|and|or|values|limit|offset|any|on)\b[^?!]*\$(?:\d|${hole})`,
  String.raw`^\s*order\s+by\s+[\w."]+(?:\s+(?:asc|desc)\b|\s*,|\s*$)`,
  String.raw`^\s*(?:left\s+|inner\s+|cross\s+)?join\s+(?:lateral\s+)?${name}\s+\w*\s*on\s`,
  String.raw`^\s*returning\s+(?:\*|[\w."]+(?:\s*,|\s*$))`,
].flatMap(either)

export const looksLikeSql = (text: string) => [...statements, ...pieces].some((shape) => shape.test(text))
