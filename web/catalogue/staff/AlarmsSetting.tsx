import { Button, Select } from 'antd'
import { EmergencyNumber, type Alarm } from '../../../domain/catalogue/schema.ts'
import { faultText } from '../../kit/form/faults.ts'
import { useLanguage } from '../../kit/language.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { EditorProps, SettingPart } from '../../kit/staff/settings/part.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { settingWords } from './words/settings.ts'

const numbers = EmergencyNumber.options.map((value) => ({ value, label: value }))

function AlarmsShown({ value }: { value: unknown }) {
  const t = useWords(settingWords)
  const lang = useLanguage()
  const alarms = value as Alarm[]
  if (alarms.length === 0) return <p>{t('alarmsNone')}</p>
  return <Facts rows={alarms.map((a) => [a.call, a.words.join(lang === 'zh' ? '、' : ', ')])} />
}

/** One line a number; a wrong word is said below its line. */
function AlarmsEditor({ form }: EditorProps) {
  const t = useWords(settingWords)
  const alarms = form.values.value as Alarm[]
  const set = (value: Alarm[]) => form.set({ value })
  const change = (at: number, next: Partial<Alarm>) => set(alarms.map((a, i) => (i === at ? { ...a, ...next } : a)))
  const free = EmergencyNumber.options.find((n) => !alarms.some((a) => a.call === n)) ?? '110'
  return (
    <div className="lines">
      {alarms.map((a, i) => {
        const fault = `f-value-${i}-f`
        return (
          // Lines have no name of their own; none holds anything of itself.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} className="alarm-line">
            <Select
              aria-label={t('number', { n: i + 1 })}
              value={a.call}
              options={numbers}
              onChange={(call) => change(i, { call })}
            />
            <Select
              id={form.id(`value.${i}.words`)}
              mode="tags"
              open={false}
              suffixIcon={null}
              aria-label={t('alarmWords', { n: i + 1 })}
              aria-describedby={fault}
              tokenSeparators={['、', '，', ',', ' ']}
              value={a.words}
              onChange={(words: string[]) => change(i, { words })}
            />
            <Button
              type="text"
              aria-label={t('removeLine', { n: i + 1 })}
              icon={<Icon name="close" />}
              onClick={() => set(alarms.filter((_, other) => other !== i))}
            />
            <LineFault id={fault} form={form} at={i} />
          </div>
        )
      })}
      <Button icon={<Icon name="plus" />} onClick={() => set([...alarms, { call: free, words: [] }])}>
        {t('addLine')}
      </Button>
    </div>
  )
}

function LineFault({ id, form, at }: Pick<EditorProps, 'form'> & { id: string; at: number }) {
  const lang = useLanguage()
  const found = Object.entries(form.faults).find(([path]) => path.startsWith(`value.${at}.`))
  if (!found) return <span id={id} />
  return (
    <p className="wrong" id={id} role="alert">
      {faultText(found[1], lang, form.words)}
    </p>
  )
}

export const alarmsSettingPart: NonNullable<SettingPart['own']> = { Shown: AlarmsShown, Editor: AlarmsEditor }
