import { ExtraKind, type ExtraField } from '../../../../domain/people/extras.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Radios, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { useDefineField, useFields, type Field } from '../queries.ts'
import { words } from '../words.ts'
import { extraFaultWords, extraKindWords, extraWords } from '../words/extras.ts'
import { needed, useOnce } from '../../../kit/staff/once.ts'

const parts = (typed: string) =>
  typed
    .split(/[,，、;；\n]+/)
    .map((w) => w.trim())
    .filter(Boolean)

const fresh = { zh: '', en: '', options: '', sensitive: false, search: false, purpose: '', basis: '', closed: false }

const startOf = (field: Field | undefined): typeof fresh & { kind: ExtraKind } => {
  if (!field) return { ...fresh, kind: 'text' }
  const { name, kind, options, sensitive, search, purpose, basis, closed } = field
  return { zh: name.zh, en: name.en, kind, options: options.join('、'), sensitive, search, purpose, basis, closed }
}

const typedField = (v: ReturnType<typeof startOf>, code: string, sort: number): ExtraField => ({
  code,
  name: { zh: v.zh.trim(), en: v.en.trim() || v.zh.trim() },
  kind: v.kind,
  options: v.kind === 'choice' ? parts(v.options) : [],
  sensitive: v.sensitive,
  search: v.search,
  purpose: v.purpose.trim(),
  basis: v.basis.trim(),
  closed: v.closed,
  sort,
})

/** A field of the county's own. Its code is minted: nobody has to think of one. */
export function EditField({ field, onClose }: { field: Field | undefined; onClose: () => void }) {
  const t = useWords(extraWords)
  const all = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefineField()
  const fields = useFields()
  const { id } = useOnce()
  const form = useForm({
    start: startOf(field),
    words: extraFaultWords,
    check: (v) => [
      ...needed(v, 'zh', 'purpose', 'basis'),
      ...(v.kind === 'choice' && parts(v.options).length < 2 ? [{ path: 'options', code: 'options' }] : []),
    ],
  })
  const code = field?.code ?? `f-${id.slice(-12)}`
  const paths = {
    'field.name.zh': 'zh',
    'field.name.en': 'en',
    'field.options': 'options',
    'field.purpose': 'purpose',
    'field.basis': 'basis',
  }
  const send = (v: typeof form.values) =>
    at(paths, () => {
      const sort = field?.sort ?? fields.data?.items.length ?? 0
      const next = typedField(v, code, sort)
      return define.mutateAsync({ params: { code }, body: { id, base: field?.version ?? 0, field: next } })
    })
  return (
    <FormDialog
      title={field ? t('editOf', { name: field.name[lang] }) : t('add')}
      note={t('stays')}
      form={form}
      okText={t('save')}
      width={600}
      onClose={onClose}
      onSend={send}
      onSent={() => say(all('saved'))}
    >
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={20} first />
        <TextInput form={form} name="en" label={t('nameEn')} optional maxLength={40} />
      </div>
      {!field && (
        <Radios
          form={form}
          name="kind"
          label={t('kind')}
          options={ExtraKind.options.map((value) => ({ value, label: wordIn(extraKindWords[value], lang) }))}
        />
      )}
      {form.values.kind === 'choice' && (
        <TextBox form={form} name="options" label={t('options')} hint={t('optionsHint')} rows={2} maxLength={900} />
      )}
      {!field && (
        <>
          <Tick form={form} name="sensitive" label={t('sensitive')} />
          <Tick form={form} name="search" label={t('search')} />
        </>
      )}
      <TextInput form={form} name="purpose" label={t('purpose')} maxLength={100} />
      <TextInput form={form} name="basis" label={t('basis')} hint={t('basisHint')} maxLength={200} />
      {field && <Tick form={form} name="closed" label={t('close')} />}
    </FormDialog>
  )
}
