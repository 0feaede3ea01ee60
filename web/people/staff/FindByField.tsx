import { Select } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { Link } from '../../kit/router.tsx'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { useWords } from '../../kit/words.ts'
import { ExtraValue } from './acts/ExtraValue.tsx'
import { needed } from '../../kit/staff/once.ts'
import { findByField, type Field, type FoundByField } from './queries.ts'
import { words } from './words.ts'
import { extraFaultWords, extraWords } from './words/extras.ts'

/** People by the whole value of a field that says it may be searched. What is typed stands in no address. */
export function FindByField({ fields }: { fields: readonly Field[] }) {
  const t = useWords(extraWords)
  const lang = useLanguage()
  const open = fields.filter((f) => f.search)
  const [code, setCode] = useState<string>()
  const [found, setFound] = useState<FoundByField>()
  const form = useForm({ start: { value: '' }, words: extraFaultWords, check: (v) => needed(v, 'value') })
  const field = open.find((f) => f.code === code) ?? open[0]
  if (!field) return null
  return (
    <section className="by-field">
      <h2>{t('find')}</h2>
      <p className="hint">{t('findNote')}</p>
      <StaffForm
        form={form}
        okText={t('findDo')}
        filled={false}
        onSend={async ({ value }) => setFound(await findByField({ field: field.code, value: value.trim() }))}
      >
        <Select
          aria-label={t('name')}
          value={field.code}
          popupMatchSelectWidth={false}
          options={open.map((f) => ({ value: f.code, label: f.name[lang] }))}
          onChange={(next) => {
            setCode(next)
            setFound(undefined)
            form.set({ value: '' })
          }}
        />
        <ExtraValue form={form} field={field} />
      </StaffForm>
      {found && <Found found={found} />}
    </section>
  )
}

function Found({ found }: { found: FoundByField }) {
  const t = useWords(extraWords)
  const people = useWords(words)
  if (found.items.length === 0) return <p className="none">{t('nobody')}</p>
  return (
    <>
      <p role="status">
        {people(found.more ? 'peopleShown' : 'peopleAll', { n: found.items.length })}
        {found.more && ` · ${people('foundMore')}`}
      </p>
      <ul className="quiet-list">
        {found.items.map((p) => (
          <li key={p.id}>
            <Link to={`/people/${p.id}`}>{p.name}</Link>
            <span>{[p.age !== null && people('years', { n: p.age }), p.phone].filter(Boolean).join(' · ')}</span>
            <small>{p.address}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
