/** A value made of whole numbers: shown, and asked. */
import { InputNumber, Input } from 'antd'
import { partOf } from '../../form/SchemaForm.tsx'
import { useLanguage } from '../../language.ts'
import { useWords, wordIn } from '../../words.ts'
import { clockText, minutesOf } from '../clock.ts'
import { Facts } from '../Facts.tsx'
import { Framed } from '../Fields.tsx'
import type { Limits } from './limits.ts'
import type { EditorProps, NumberPart } from './part.ts'
import { settingWords } from './words.ts'

type Parts = Readonly<Record<string, NumberPart>>

/** `150 米`, `7 days`, `21:00`. */
function useSaid(): (part: NumberPart, n: number) => string {
  const lang = useLanguage()
  return ({ unit }, n) => (unit ? `${n} ${wordIn(unit, lang, { n })}` : clockText(n))
}

export function Numbers({ parts, value }: { parts: Parts; value: unknown }) {
  const lang = useLanguage()
  const said = useSaid()
  const given = value as Record<string, number>
  return <Facts wide rows={Object.entries(parts).map(([name, p]) => [wordIn(p.label, lang), said(p, given[name]!)])} />
}

interface NumbersEditorProps extends EditorProps {
  parts: Parts
  limits: Record<string, Limits>
  usual: Record<string, number>
}

export function NumbersEditor({ form, parts, limits, usual }: NumbersEditorProps) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const said = useSaid()
  const inner = partOf(form, 'value')
  return (
    <div className="side">
      {Object.entries(parts).map(([name, part]) => {
        const { min, max } = limits[name]!
        const n = (inner.values[name] ?? null) as number | null
        const mostly = said(part, usual[name]!)
        const hint = part.unit ? t('range', { min, max, usual: mostly }) : t('usually', { usual: mostly })
        const leave = () => inner.leave(name)
        return (
          <Framed key={name} form={inner} name={name} label={wordIn(part.label, lang)} hint={hint}>
            {(shown) =>
              part.unit ? (
                // Without its own limits: the control would put another number in the place of a wrong one, unasked.
                <InputNumber
                  {...shown}
                  suffix={wordIn(part.unit, lang, { n: n ?? 2 })}
                  value={n}
                  onChange={(next) => inner.set({ [name]: next as number })}
                  onBlur={leave}
                />
              ) : (
                <Input
                  {...shown}
                  type="time"
                  value={n === null ? '' : clockText(n)}
                  onChange={(e) => inner.set({ [name]: (e.target.value ? minutesOf(e.target.value) : null) as never })}
                  onBlur={leave}
                />
              )
            }
          </Framed>
        )
      })}
    </div>
  )
}
