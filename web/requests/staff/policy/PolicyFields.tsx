/** The rules of handling, part by part; given to the catalogue's page of an item by the shell. */
import { Checkbox, InputNumber, Select } from 'antd'
import type { Policy } from '../../../../domain/catalogue/schema.ts'
import type { ActKind } from '../../../../domain/requests/acts.ts'
import { neverOff } from '../../../../domain/requests/vocabulary.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useWords, wordIn } from '../../../kit/words.ts'
import { LimitInput } from '../../../catalogue/LimitInput.tsx'
import { actWords } from '../../words.ts'
import { policyWords } from '../words/policy.ts'
import { Demands, Ladder, LocalNames, OnlyBy } from './PolicyLists.tsx'
import { badLimitsAt, lean, limitsAt, numbersAt, whole, type LimitAt, type Rules } from './shape.ts'

export interface PolicyFieldsProps {
  value: Policy
  onChange: (policy: Policy) => void
  readOnly: boolean
}

export interface RulesProps {
  rules: Rules
  onChange: (rules: Rules) => void
  readOnly: boolean
}

export function PolicyFields({ value, onChange, readOnly }: PolicyFieldsProps) {
  const t = useWords(policyWords)
  const rules = whole(value)
  const props: RulesProps = { rules, readOnly, onChange: (next) => onChange(lean(value, next) as Policy) }
  return (
    <>
      <Flow {...props} />
      <h2>{t('counts')}</h2>
      <div className="side">
        {numbersAt.map(({ key, most, get, put }) => (
          <div key={key} className="field">
            <label htmlFor={`p-${key}`}>{t(key)}</label>
            <InputNumber
              id={`p-${key}`}
              min={0}
              max={most}
              value={get(rules)}
              onChange={(n) => n !== null && props.onChange(put(rules, n))}
            />
          </div>
        ))}
      </div>
      <LimitFields {...props} at={limitsAt} />
      <h2>{t('bad')}</h2>
      <LimitFields {...props} at={badLimitsAt} />
      <div className="side">
        <div className="field">
          <label htmlFor="p-amber">{t('amber')}</label>
          <InputNumber
            id="p-amber"
            min={10}
            max={95}
            value={Math.round(rules.limits.amber * 100)}
            onChange={(n) => n !== null && props.onChange({ ...rules, limits: { ...rules.limits, amber: n / 100 } })}
          />
        </div>
      </div>
      <Ladder {...props} />
      <Demands {...props} />
      <OnlyBy {...props} />
      <LocalNames {...props} />
    </>
  )
}

function Flow({ rules, onChange }: RulesProps) {
  const t = useWords(policyWords)
  const lang = useLanguage()
  const acts = Object.entries(actWords).filter(([kind]) => !(neverOff as readonly string[]).includes(kind))
  return (
    <>
      <h2>{t('flow')}</h2>
      <div className="ticks across">
        <Checkbox checked={rules.verifyFirst} onChange={(e) => onChange({ ...rules, verifyFirst: e.target.checked })}>
          {t('verifyFirst')}
        </Checkbox>
        <Checkbox checked={rules.approval} onChange={(e) => onChange({ ...rules, approval: e.target.checked })}>
          {t('approval')}
        </Checkbox>
      </div>
      <div className="field">
        <label htmlFor="p-off">{t('off')}</label>
        <Select
          id="p-off"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={rules.off}
          onChange={(off: ActKind[]) => onChange({ ...rules, off })}
          options={acts.map(([value, word]) => ({ value: value as ActKind, label: wordIn(word, lang) }))}
        />
        <p className="hint">{t('offHint')}</p>
      </div>
    </>
  )
}

function LimitFields({ rules, onChange, at }: RulesProps & { at: readonly LimitAt[] }) {
  const t = useWords(policyWords)
  return (
    <div className="side">
      {at.map(({ key, get, put }) => (
        <div key={key} className="field">
          <label htmlFor={`p-${key}`}>{t(key)}</label>
          <LimitInput
            id={`p-${key}`}
            label={t(key)}
            value={get(rules)}
            onChange={(limit) => limit && onChange(put(rules, limit))}
          />
        </div>
      ))}
    </div>
  )
}
