/** Brand projects 服务品牌项目: held again and again, and those who were asked were content [S1-04 S3-16]. Pure. */
import type { Answers } from './schema.ts'

interface Held {
  form: Answers
  closing: Answers | null
}

export interface Brand {
  project: string
  held: number
  asked: number
  content: number
  share: number | null
  repeated: boolean | null
}

const number = (answers: Answers | null, field: string): number => {
  const said = answers?.[field]
  return typeof said === 'number' ? said : 0
}

/** By name of the project, in the order of names. */
export function brandsOf(held: readonly Held[], repeats: number | null): Brand[] {
  const by = new Map<string, Held[]>()
  for (const h of held) {
    const { project } = h.form
    if (typeof project === 'string') by.set(project.trim(), [...(by.get(project.trim()) ?? []), h])
  }
  const sum = (of: readonly Held[], field: string) => of.reduce((all, h) => all + number(h.closing, field), 0)
  return [...by]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([project, of]) => {
      const [asked, content] = [sum(of, 'asked'), sum(of, 'content')]
      return {
        project,
        held: of.length,
        asked,
        content,
        share: asked === 0 ? null : content / asked,
        repeated: repeats === null ? null : of.length >= repeats,
      }
    })
}
