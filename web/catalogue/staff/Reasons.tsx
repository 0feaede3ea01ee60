import { Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFault } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useEditReasons, useReasons, type RatingReason } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { words } from './words.ts'
import { catalogueFaultWords } from './words/faults.ts'

const levels = [5, 4, 3, 2, 1] as const
const levelWord = { 5: 'level5', 4: 'level4', 3: 'level3', 2: 'level2', 1: 'level1' } as const

/** The reasons a rater may choose, level by level. */
export function Reasons() {
  const t = useWords(words)
  const lang = useLanguage()
  const may = useMay()
  const reasons = useReasons()
  const [editing, setEditing] = useState<(typeof levels)[number]>()
  return (
    <>
      <CatalogueHead note={t('reasonsNote')} />
      <Answering of={reasons} lines={6}>
        {({ items }) => (
          <ul className="quiet-list reasons">
            {levels.map((level) => {
              const own = items.filter((r) => r.level === level)
              return (
                <li key={level}>
                  <b className="level-name">{t(levelWord[level])}</b>
                  <span>
                    {own.map((r) => (lang === 'en' && r.name.en) || r.name.zh).join(lang === 'zh' ? '、' : ', ')}
                  </span>
                  <span className="grow" />
                  {may('catalogue.edit') && (
                    <Button
                      size="small"
                      aria-label={`${t('edit')} ${t(levelWord[level])}`}
                      onClick={() => setEditing(level)}
                    >
                      {t('edit')}
                    </Button>
                  )}
                  {editing === level && (
                    <EditReasons level={level} reasons={own} onClose={() => setEditing(undefined)} />
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </Answering>
    </>
  )
}

interface Row {
  key: string
  code: string
  zh: string
  en: string
}

function EditReasons({
  level,
  reasons,
  onClose,
}: {
  level: number
  reasons: readonly RatingReason[]
  onClose: () => void
}) {
  const t = useWords(words)
  const say = useDone()
  const edit = useEditReasons()
  const [id] = useState(mint)
  const form = useForm<{ rows: Row[] }>({
    start: { rows: reasons.map((r) => ({ key: r.code, code: r.code, zh: r.name.zh, en: r.name.en ?? '' })) },
    words: catalogueFaultWords,
    check: (v) => (v.rows.some((r) => !r.zh.trim()) ? [{ path: 'rows', code: 'required' }] : []),
  })
  const { rows } = form.values
  const change = (key: string, next: Partial<Row>) =>
    form.set({ rows: rows.map((r) => (r.key === key ? { ...r, ...next } : r)) })
  const send = (v: { rows: Row[] }) =>
    edit.mutateAsync({
      body: {
        id,
        level,
        reasons: v.rows.map((r) => ({
          code: r.code,
          name: { zh: r.zh.trim(), ...(r.en.trim() && { en: r.en.trim() }) },
        })),
      },
    })
  const fault = useFault(form, 'rows')
  return (
    <FormDialog
      title={t(levelWord[level as 1])}
      note={t('reasonsNote')}
      form={form}
      okText={t('save')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <div className="lines">
        {rows.map((r, i) => (
          <div key={r.key} className="line-row">
            <div className="side">
              <Input
                aria-label={`${t('nameZh')} ${i + 1}`}
                placeholder={t('nameZh')}
                maxLength={60}
                value={r.zh}
                onChange={(e) => change(r.key, { zh: e.target.value })}
              />
              <Input
                aria-label={`${t('nameEn')} ${i + 1}`}
                placeholder={t('nameEn')}
                maxLength={100}
                value={r.en}
                onChange={(e) => change(r.key, { en: e.target.value })}
              />
            </div>
            <Button
              type="text"
              aria-label={`${t('remove')} ${r.zh}`}
              icon={<Icon name="close" />}
              onClick={() => form.set({ rows: rows.filter((x) => x.key !== r.key) })}
            />
          </div>
        ))}
        {rows.length < 12 && (
          <Button icon={<Icon name="plus" />} onClick={() => form.set({ rows: [...rows, fresh(level, rows)] })}>
            {t('add')}
          </Button>
        )}
        {fault && (
          <p className="wrong" role="alert">
            {fault}
          </p>
        )}
      </div>
    </FormDialog>
  )
}

/** A code of its own, which nobody has to think of. */
function fresh(level: number, rows: readonly Row[]): Row {
  const taken = new Set(rows.map((r) => r.code))
  let n = rows.length + 1
  while (taken.has(`l${level}-r${n}`)) n++
  const code = `l${level}-r${n}`
  return { key: code, code, zh: '', en: '' }
}
