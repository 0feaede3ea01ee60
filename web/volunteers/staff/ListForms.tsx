import { volunteersApi } from '../../../domain/volunteers/api.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { at } from '../../kit/form/at.ts'
import { useForm, type FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { useDefine, type Category, type Skill, type StarTable } from './queries.ts'
import { rulesFaults, rulesWords } from './rules-words.ts'

interface Named {
  code: string
  from: string
  zh: string
  en: string
}

const paths = { 'definition.name.': '', 'definition.': '' }

/** From the same day it changes what stands; from another it is a new definition. */
const baseOf = (v: Named, standing: { from: string; version: number } | undefined) =>
  standing?.from === v.from ? standing.version : 0

function NamedFields<V extends Named>({ form, fresh }: { form: FormState<V>; fresh: boolean }) {
  const t = useWords(rulesWords)
  return (
    <>
      {fresh && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={40} first />}
      <TextInput form={form} name="from" label={t('since')} type="date" />
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={30} />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={60} />
      </div>
    </>
  )
}

export function EditSkill({ one: s, onClose }: { one: Skill | undefined; onClose: () => void }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefine(volunteersApi.defineSkill)
  const { id, today } = useOnce()
  const form = useForm({
    start: {
      code: s?.code ?? '',
      from: s?.from ?? today,
      zh: s?.name.zh ?? '',
      en: s?.name.en ?? '',
      group: s?.group ?? 'skill',
      closed: s?.closed ?? false,
    },
    words: rulesFaults,
    check: (v) => needed(v, 'code', 'from', 'zh', 'en'),
  })
  return (
    <FormDialog
      title={s ? t('editOf', { name: s.name[lang] }) : t('skills')}
      form={form}
      okText={s ? t('edit') : t('add')}
      onClose={onClose}
      onSend={(v) =>
        at(paths, () =>
          define.mutateAsync({
            params: { code: v.code.trim() },
            body: {
              id,
              base: baseOf(v, s),
              definition: {
                code: v.code.trim(),
                from: v.from,
                sort: s?.sort ?? 1000,
                name: { zh: v.zh.trim(), en: v.en.trim() },
                group: v.group,
                closed: v.closed,
              },
            },
          }),
        )
      }
      onSent={() => say(t('saved'))}
    >
      <NamedFields form={form} fresh={!s} />
      <Pick
        form={form}
        name="group"
        label={t('group')}
        options={[
          { value: 'skill', label: t('skill') },
          { value: 'language', label: t('language') },
        ]}
      />
      <Tick form={form} name="closed" label={t('closed')} />
    </FormDialog>
  )
}

export function EditCategory({ one: c, onClose }: { one: Category | undefined; onClose: () => void }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefine(volunteersApi.defineCategory)
  const { id, today } = useOnce()
  const form = useForm({
    start: {
      code: c?.code ?? '',
      from: c?.from ?? today,
      zh: c?.name.zh ?? '',
      en: c?.name.en ?? '',
      sensitive: c?.sensitive ?? false,
      closed: c?.closed ?? false,
    },
    words: rulesFaults,
    check: (v) => needed(v, 'code', 'from', 'zh', 'en'),
  })
  return (
    <FormDialog
      title={c ? t('editOf', { name: c.name[lang] }) : t('categories')}
      form={form}
      okText={c ? t('edit') : t('add')}
      onClose={onClose}
      onSend={(v) =>
        at(paths, () =>
          define.mutateAsync({
            params: { code: v.code.trim() },
            body: {
              id,
              base: baseOf(v, c),
              definition: {
                code: v.code.trim(),
                from: v.from,
                sort: c?.sort ?? 1000,
                name: { zh: v.zh.trim(), en: v.en.trim() },
                sensitive: v.sensitive,
                closed: v.closed,
              },
            },
          }),
        )
      }
      onSent={() => say(t('saved'))}
    >
      <NamedFields form={form} fresh={!c} />
      <Tick form={form} name="sensitive" label={t('sensitive')} />
      <Tick form={form} name="closed" label={t('closed')} />
    </FormDialog>
  )
}

type Level = StarTable['levels'][number]

const textOf = (levels: readonly Level[]) => levels.map((l) => `${l.hours} ${l.name.zh}`).join('\n')

/** `100 一星级志愿者` a line; an English name stays where the Chinese one stayed. */
function levelsOf(text: string, before: readonly Level[]): Level[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const levels = lines.flatMap((line) => {
    const [, hours, zh] = /^\s*(\d{1,6})\s+(\S.{0,29})$/.exec(line.normalize('NFKC').trimEnd()) ?? []
    if (hours === undefined || zh === undefined) return []
    return [{ hours: Number(hours), name: { zh, en: before.find((l) => l.name.zh === zh)?.name.en ?? zh } }]
  })
  return levels.length === lines.length && levels.length > 0 ? levels : undefined
}

export function EditStars({ table, onClose }: { table: StarTable; onClose: () => void }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefine(volunteersApi.defineStars)
  const { id } = useOnce()
  const { version: _, ...standing } = table
  const form = useForm({
    start: {
      code: table.code,
      from: table.from,
      zh: table.name.zh,
      en: table.name.en,
      levels: textOf(table.levels),
      ground: table.ground,
    },
    words: rulesFaults,
    check: (v): FieldFault[] => [
      ...needed(v, 'from', 'zh', 'en', 'ground'),
      ...(levelsOf(v.levels, table.levels) ? [] : [{ path: 'levels', code: 'levels' }]),
    ],
  })
  return (
    <FormDialog
      title={t('editOf', { name: table.name[lang] })}
      note={t('note')}
      form={form}
      okText={t('edit')}
      onClose={onClose}
      onSend={(v) =>
        at(paths, () =>
          define.mutateAsync({
            params: { code: table.code },
            body: {
              id,
              base: baseOf(v, table),
              definition: {
                ...standing,
                from: v.from,
                name: { zh: v.zh.trim(), en: v.en.trim() },
                levels: levelsOf(v.levels, table.levels)!,
                ground: v.ground.trim(),
              },
            },
          }),
        )
      }
      onSent={() => say(t('saved'))}
    >
      <NamedFields form={form} fresh={false} />
      <TextBox form={form} name="levels" label={t('levels')} hint={t('levelsHint')} rows={6} />
      <TextBox form={form} name="ground" label={t('ground')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
