import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { NumberInput, Radios, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { at } from '../../../kit/form/at.ts'
import { useWords, wordIn } from '../../../kit/words.ts'
import { useDefineCare, type Defined } from '../queries.ts'
import { words } from '../words.ts'
import { careFaultWords, careWords, limitWords } from '../words/cares.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

const parts = (typed: string) =>
  typed
    .split(/[,，、;；\n]+/)
    .map((w) => w.trim())
    .filter(Boolean)

/** The definition as it stands, or another one from a later day on: ages in force do not change. */
export function EditCare({ kind, onClose }: { kind: Defined; onClose: () => void }) {
  const t = useWords(careWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefineCare()
  const { id, today } = useOnce()
  const { version, ...standing } = kind
  const form = useForm({
    start: {
      zh: kind.name.zh,
      en: kind.name.en,
      about: kind.about,
      basis: kind.basis,
      low: kind.ages.from,
      high: kind.ages.to,
      atLimit: kind.atLimit,
      recheck: kind.recheck,
      words: kind.words.join('、'),
      from: kind.from,
      closed: kind.closed,
    },
    words: careFaultWords,
    check: (v) => [
      ...needed(v, 'zh', 'en', 'about', 'basis', 'from'),
      ...(v.from !== kind.from && v.from < today ? [{ path: 'from', code: 'day-past' }] : []),
      ...(v.low !== null && v.high !== null && v.low >= v.high ? [{ path: 'high', code: 'ages' }] : []),
    ],
  })
  const paths = {
    'kind.ages': 'high',
    'kind.from': 'from',
    'kind.words': 'words',
    'kind.name.zh': 'zh',
    'kind.name.en': 'en',
  }
  const send = (v: typeof form.values) =>
    at(paths, () =>
      define.mutateAsync({
        params: { code: kind.code },
        body: {
          id,
          base: v.from === kind.from ? version : 0,
          kind: {
            ...standing,
            name: { zh: v.zh.trim(), en: v.en.trim() },
            about: v.about.trim(),
            basis: v.basis.trim(),
            ages: { from: v.low, to: v.high },
            atLimit: v.atLimit,
            recheck: v.recheck,
            words: parts(v.words),
            from: v.from,
            closed: v.closed,
          },
        },
      }),
    )
  return (
    <FormDialog
      title={t('editOf', { name: kind.name[lang] })}
      note={t('editNote')}
      form={form}
      okText={t('save')}
      width={600}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={30} first />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={60} />
      </div>
      <TextInput form={form} name="from" label={t('from')} hint={t('fromHint')} type="date" />
      <div className="side">
        <NumberInput form={form} name="low" label={t('low')} optional min={0} max={200} />
        <NumberInput form={form} name="high" label={t('high')} optional min={0} max={200} />
      </div>
      <Radios
        form={form}
        name="atLimit"
        label={t('atLimit')}
        options={(['propose', 'end'] as const).map((value) => ({ value, label: wordIn(limitWords[value], lang) }))}
      />
      <NumberInput form={form} name="recheck" label={t('recheck')} hint={t('recheckHint')} optional min={1} max={60} />
      <TextBox form={form} name="about" label={t('about')} rows={2} maxLength={300} />
      <TextInput form={form} name="basis" label={t('basis')} maxLength={200} />
      <TextBox form={form} name="words" label={t('words')} hint={t('wordsHint')} optional rows={2} maxLength={1000} />
      <Tick form={form} name="closed" label={t('closeIt')} />
    </FormDialog>
  )
}
