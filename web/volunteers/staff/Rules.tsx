import { Button } from 'antd'
import { useState, type ComponentType } from 'react'
import { onDay, type Dated } from '../../../domain/kernel/dated.ts'
import type { Reach } from '../../../domain/volunteers/definitions.ts'
import { useMay } from '../../accounts/queries.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useCategoryList, useRuleSets, useSkillList, useStarTables, type RuleSet, type StarTable } from './queries.ts'
import { EditRules } from './RulesForm.tsx'
import { EditCategory, EditSkill, EditStars } from './ListForms.tsx'
import './volunteers.css'
import { rulesWords, verifierWords } from './rules-words.ts'

/** What holds today, and what begins on a later day: rules, tables of stars, what may be chosen and said. */
export function Rules() {
  const t = useWords(rulesWords)
  const may = useMay()('volunteers.define')
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('volunteers'), to: '/volunteers' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="of-one">
        <div>
          <RuleSets may={may} />
          <Tables may={may} />
        </div>
        <div>
          <Skills may={may} />
          <Categories may={may} />
        </div>
      </div>
    </>
  )
}

/** The one in force and those to come. */
function useStanding<T extends Dated>(all: readonly T[]): T[] {
  const today = dayText(useNow())
  return [...onDay(all, today), ...all.filter((d) => d.from > today)]
}

const Edit = ({ name, onEdit }: { name: string; onEdit: () => void }) => {
  const t = useWords(rulesWords)
  return (
    <Button size="small" aria-label={t('editOf', { name })} onClick={onEdit}>
      {t('edit')}
    </Button>
  )
}

function RuleSets({ may }: { may: boolean }) {
  const t = useWords(rulesWords)
  const sets = useRuleSets()
  const none = <p className="none">{t('noRules')}</p>
  return (
    <section>
      <h2>{t('rules')}</h2>
      <Answering of={sets} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Sets items={items} may={may} />}
      </Answering>
    </section>
  )
}

function Sets({ items, may }: { items: readonly RuleSet[]; may: boolean }) {
  const [editing, setEditing] = useState<RuleSet>()
  return (
    <>
      {useStanding(items).map((r) => (
        <RuleFacts key={r.from} r={r} onEdit={may ? () => setEditing(r) : undefined} />
      ))}
      {editing && <EditRules rules={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function RuleFacts({ r, onEdit }: { r: RuleSet; onEdit: (() => void) | undefined }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const f = useFormat()
  const item = useCatalogueNames()
  const and = lang === 'zh' ? '、' : ', '
  const reach = (of: Reach) => [...of.categories, ...of.items].map((c) => item(c, lang)).join(and)
  const years = (n: number) => `${n} ${t('years')}`
  const courses = r.courses.map((c) => {
    const months = c.months !== null && t('holdsMonths', { n: c.months })
    const said = [c.name[lang], c.all ? t('courseAll') : reach(c.of), months].filter(Boolean).join(' · ')
    return <div key={c.code}>{said}</div>
  })
  return (
    <>
      <h3 className="with-act">
        {r.name[lang]}
        {onEdit && <Edit name={r.name[lang]} onEdit={onEdit} />}
      </h3>
      <Facts
        wide
        rows={[
          [t('since'), f.fullDate(r.from)],
          [t('least'), years(r.age.least)],
          [t('guardianBelow'), years(r.age.guardianBelow)],
          [t('leadBelow'), years(r.age.leadBelow)],
          [t('noticeDays'), r.noticeDays || t('noNotice')],
          [t('minutesPerDay'), r.minutesPerDay ?? t('noCap')],
          [t('target'), r.target ?? undefined],
          [t('verifiers'), r.verifiers.map((v) => wordIn(verifierWords[v], lang)).join(and)],
          [t('risky'), reach(r.risky)],
          [t('withChildren'), reach(r.withChildren)],
          [t('courses'), courses.length > 0 && courses],
          [t('ground'), r.ground],
        ]}
      />
    </>
  )
}

function Tables({ may }: { may: boolean }) {
  const t = useWords(rulesWords)
  const tables = useStarTables()
  return (
    <section>
      <h2>{t('starTables')}</h2>
      <Answering of={tables}>{({ items }) => <TableList items={items} may={may} />}</Answering>
    </section>
  )
}

function TableList({ items, may }: { items: readonly StarTable[]; may: boolean }) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const f = useFormat()
  const [editing, setEditing] = useState<StarTable>()
  const used = useStanding(useRuleSets().data?.items ?? [])[0]?.stars
  return (
    <>
      {useStanding(items).map((table) => (
        <div key={`${table.code} ${table.from}`}>
          <h3 className="with-act">
            {table.name[lang]}
            {table.code === used && <small>{t('inUse')}</small>}
            {may && <Edit name={table.name[lang]} onEdit={() => setEditing(table)} />}
          </h3>
          <ul className="vol-levels">
            {table.levels.map((l) => (
              <li key={l.hours}>{t('level', { name: l.name[lang], hours: f.number(l.hours) })}</li>
            ))}
          </ul>
          <p className="note">{table.ground}</p>
        </div>
      ))}
      {editing && <EditStars table={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

/** A list of names, each to be edited, and one more to be added. */
function Names<T extends Dated & { name: { zh: string; en: string }; closed: boolean }>({
  title,
  note,
  of,
  may,
  Form,
}: {
  title: string
  note?: string
  of: { data: { items: T[] } | undefined; error: unknown; refetch: () => unknown }
  may: boolean
  Form: ComponentType<{ one: T | undefined; onClose: () => void }>
}) {
  const t = useWords(rulesWords)
  const lang = useLanguage()
  const [open, setOpen] = useState<{ one: T | undefined }>()
  const all = useStanding(of.data?.items ?? [])
  const said = (one: T) => (one.closed ? t('isClosed', { name: one.name[lang] }) : one.name[lang])
  return (
    <section>
      <h2 className="with-act">
        {title}
        {may && (
          <Button size="small" onClick={() => setOpen({ one: undefined })}>
            {t('add')}
          </Button>
        )}
      </h2>
      {note && <p className="note">{note}</p>}
      <Answering of={of}>
        {() => (
          <ul className="quiet-list vol-columns">
            {all.map((one) => (
              <li key={`${one.code} ${one.from}`}>
                {said(one)} {may && <Edit name={one.name[lang]} onEdit={() => setOpen({ one })} />}
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {open && <Form one={open.one} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function Skills({ may }: { may: boolean }) {
  const t = useWords(rulesWords)
  const of = useSkillList()
  return <Names title={t('skills')} of={of} may={may} Form={EditSkill} />
}

function Categories({ may }: { may: boolean }) {
  const t = useWords(rulesWords)
  const of = useCategoryList()
  return <Names title={t('categories')} note={t('categoriesNote')} of={of} may={may} Form={EditCategory} />
}
