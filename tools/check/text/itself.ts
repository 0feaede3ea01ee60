/** The project speaks of itself alone: no machine of anybody's, no unfinished sentence, no test that is left out. */
import { lineAt, type Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'

interface Rule {
  shape: RegExp
  says: string
  where?: (path: string) => boolean
}

const rules: Rule[] = [
  { shape: /(?<![\w.-])\/(?:work|home\/\w+|Users\/\w+)\/\w*/g, says: 'names a folder of somebody’s machine' },
  { shape: /\.\.\/shared\b/g, says: 'points outside the project' },
  {
    shape: /\bregistry\.(?:npmjs\.org|npmmirror\.com|yarnpkg\.com)|\bnpm\.taobao\.org|\blocalhost:4873\b/g,
    says: 'names a package registry',
  },
  { shape: /"resolved": "http/g, says: 'names a package registry', where: (p) => p === 'package-lock.json' },
  {
    shape: /\b(?:TODO|FIXME|XXX|HACK)\b/g,
    says: 'is unfinished: do it, or write down what is missing where users read it',
  },
  {
    shape: /\b(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|todo|fails)\b|\b[xf](?:it|describe)\(/g,
    says: 'leaves a test out',
    where: isTest,
  },
  { shape: /^\s*debugger\b/gm, says: 'stops for a debugger', where: isCode },
  { shape: /@ts-(?:ignore|nocheck)\b/g, says: 'silences the compiler without saying of what', where: isCode },
  { shape: /^(?:<{7}|>{7}) /gm, says: 'holds an unfinished merge' },
]

/** This file and the test hold the shapes themselves. */
const own = /^tools\/check\/text\/(itself|text\.test)\.ts$/

export const itselfFaults = (project: Project): Fault[] =>
  project.paths
    .filter((p) => !own.test(p))
    .flatMap((file) => {
      const text = project.text(file)
      return rules
        .filter(({ where }) => !where || where(file))
        .flatMap(({ shape, says }) =>
          [...text.matchAll(shape)].map((m) => ({
            file,
            line: lineAt(text, m.index),
            says: `${says}: ${m[0].trim()}`,
          })),
        )
    })
