import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { Verifier, type Course } from '../../../domain/volunteers/definitions.ts'
import { chosenOf, reachOf, useReachOptions } from '../../catalogue/queries.ts'
import { at } from '../../kit/form/at.ts'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { Framed, NumberInput, Pick, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { useDefine, useStarTables, type RuleSet } from './queries.ts'
import { rulesFaults, rulesWords, verifierWords } from './rules-words.ts'

interface Typed {
  code: string
  zh: string
  en: string
  months: number | null
  all: boolean
  of: string[]
}

interface Values {
  from: string
  least: number | null
  guardianBelow: number | null
  leadBelow: number | null
  noticeDays: number | null
  minutesPerDay: number | null
  target: number | null
  verifiers: string[]
  certifiers: string[]
  stars: string
  risky: string[]
  withChildren: string[]
  courses: Typed[]
  ground: string
  why: string
}

const valuesOf = (r: RuleSet): Values => ({
  from: r.from,
  ...r.age,
  noticeDays: r.noticeDays,
  minutesPerDay: r.minutesPerDay,
  target: r.target,
  verifiers: r.verifiers,
  certifiers: r.certifiers,
  stars: r.stars,
  risky: chosenOf(r.risky),
  withChildren: chosenOf(r.withChildren),
  courses: r.courses.map((c) => ({
    code: c.code,
    zh: c.name.zh,
    en: c.name.en,
    months: c.months,
    all: c.all,
    of: chosenOf(c.of),
  })),
  ground: r.ground,
  why: '',
})

const courseOf = (c: Typed): Course => ({
  code: c.code.trim(),
  name: { zh: c.zh.trim(), en: c.en.trim() || c.zh.trim() },
  months: c.months,
  all: c.all,
  of: reachOf(c.of),
})

const definitionOf = ({ version: _, ...r }: RuleSet, v: Values) => ({
  ...r,
  from: v.from,
  age: { least: v.least!, guardianBelow: v.guardianBelow!, leadBelow: v.leadBelow! },
  noticeDays: v.noticeDays ?? 0,
  minutesPerDay: v.minutesPerDay,
  target: v.target,
  verifiers: v.verifiers as Verifier[],
  certifiers: v.certifiers,
  stars: v.stars,
  risky: reachOf(v.risky),
  withChildren: reachOf(v.withChildren),
  courses: v.courses.filter((c) => c.code.trim() && c.zh.trim()).map(courseOf),
  ground: v.ground.trim(),
})

export function EditRules({ rules, onClose }: { rules: RuleSet; onClose: () => void }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefine(volunteersApi.defineRules)
  const tables = useStarTables()
  const reach = useReachOptions()
  const { id } = useOnce()
  const form = useForm<Values>({
    start: valuesOf(rules),
    words: rulesFaults,
    check: (v) => [
      ...needed(v, 'from', 'least', 'guardianBelow', 'leadBelow', 'stars', 'ground'),
      ...(v.verifiers.length > 0 ? [] : [{ path: 'verifiers', code: 'required' }]),
    ],
  })
  const send = (v: Values) => {
    const body = {
      id,
      base: v.from === rules.from ? rules.version : 0,
      definition: definitionOf(rules, v),
      ...(v.why.trim() && { why: v.why.trim() }),
    }
    const fields = { 'definition.age.': '', 'definition.age': 'from', 'definition.': '' }
    return at(fields, () => define.mutateAsync({ params: { code: rules.code }, body }))
  }
  const starOptions = [...new Map((tables.data?.items ?? []).map((s) => [s.code, s.name[lang]]))]
  return (
    <FormDialog
      title={t('editOf', { name: rules.name[lang] })}
      note={t('note')}
      form={form}
      okText={t('edit')}
      width={720}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="from" label={t('since')} hint={t('sinceHint')} type="date" first />
      <div className="side">
        <NumberInput form={form} name="least" label={t('least')} min={6} max={18} unit={t('years')} />
        <NumberInput form={form} name="guardianBelow" label={t('guardianBelow')} min={14} max={18} unit={t('years')} />
        <NumberInput form={form} name="leadBelow" label={t('leadBelow')} min={14} max={18} unit={t('years')} />
      </div>
      <div className="side">
        <NumberInput form={form} name="noticeDays" label={t('noticeDays')} min={0} max={30} />
        <NumberInput
          form={form}
          name="minutesPerDay"
          label={t('minutesPerDay')}
          hint={t('noCap')}
          optional
          min={30}
          max={1440}
        />
        <NumberInput
          form={form}
          name="target"
          label={t('target')}
          hint={t('targetHint')}
          optional
          min={1}
          max={10_000_000}
        />
      </div>
      <div className="side">
        <Pick
          form={form}
          name="verifiers"
          label={t('verifiers')}
          many
          options={Verifier.options.map((value) => ({ value, label: wordIn(verifierWords[value], lang) }))}
        />
        <Pick
          form={form}
          name="stars"
          label={t('stars')}
          options={starOptions.map(([value, label]) => ({ value, label }))}
        />
      </div>
      <Framed form={form} name="certifiers" label={t('certifiers')} hint={t('certifiersHint')} optional>
        {({ id: field, status }) => (
          <UnitSelect
            id={field}
            status={status}
            many
            optional
            value={form.values.certifiers}
            onChange={(certifiers) => form.set({ certifiers })}
          />
        )}
      </Framed>
      <Pick form={form} name="risky" label={t('risky')} hint={t('riskyHint')} many optional options={reach} />
      <Pick
        form={form}
        name="withChildren"
        label={t('withChildren')}
        hint={t('withChildrenHint')}
        many
        optional
        options={reach}
      />
      <Courses form={form} reach={reach} />
      <TextBox form={form} name="ground" label={t('ground')} rows={2} maxLength={200} />
      <TextInput form={form} name="why" label={t('why')} optional maxLength={200} />
    </FormDialog>
  )
}

const blank: Typed = { code: '', zh: '', en: '', months: null, all: false, of: [] }

function Courses({ form, reach }: { form: FormState<Values>; reach: { value: string; label: string }[] }) {
  const t = useWords(rulesWords)
  const { courses } = form.values
  const change = (i: number, part: Partial<Typed>) =>
    form.set({ courses: courses.map((c, n) => (n === i ? { ...c, ...part } : c)) })
  return (
    <fieldset className="field" id={form.id('courses')}>
      <legend>{t('courses')}</legend>
      <ul className="vol-rows">
        {courses.map((c, i) => (
          // A course has no name before it is typed; rows are only added at the end and removed.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <Input
              aria-label={t('courseCode')}
              placeholder={t('courseCode')}
              value={c.code}
              onChange={(e) => change(i, { code: e.target.value })}
            />
            <Input
              aria-label={t('courseName')}
              placeholder={t('courseName')}
              value={c.zh}
              onChange={(e) => change(i, { zh: e.target.value })}
            />
            <InputNumber
              aria-label={t('courseMonths')}
              placeholder={t('courseMonths')}
              min={1}
              max={120}
              value={c.months}
              onChange={(months) => change(i, { months })}
            />
            <Checkbox checked={c.all} onChange={(e) => change(i, { all: e.target.checked })}>
              {t('courseAll')}
            </Checkbox>
            {!c.all && (
              <Select
                mode="multiple"
                aria-label={t('courseOf')}
                placeholder={t('courseOf')}
                style={{ minWidth: 200 }}
                showSearch={{ optionFilterProp: 'label' }}
                value={c.of}
                options={reach}
                onChange={(of: string[]) => change(i, { of })}
              />
            )}
            <Button
              size="small"
              aria-label={t('removeCourse', { name: c.zh })}
              onClick={() => form.set({ courses: courses.filter((_, n) => n !== i) })}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => form.set({ courses: [...courses, blank] })}>
        {t('addCourse')}
      </Button>
    </fieldset>
  )
}
