import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import type { GroupLevel } from '../../../domain/neighbours/groups-api.ts'
import { Choices } from '../../kit/form/choices.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useFound, useGroups, useJoin, useLeaveGroup, type NearGroup, type NearGroups } from '../group-queries.ts'
import { groupLevelWords, groupWords } from '../group-words.ts'
import { neighbourFaults } from '../words.ts'
import './neighbours.css'
import { words } from './words.ts'

/** Groups who help each other where this resident lives; one is in them by own choice. [S1-14] */
export function Groups() {
  const t = useWords(groupWords)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('backBoard'), to: '/neighbours/near' }}>
      <SignedIn>{() => <Near />}</SignedIn>
    </Page>
  )
}

function Near() {
  const t = useWords(groupWords)
  const w = useWords(words)
  const [writing, setWriting] = useState(false)
  const untied = <EmptyState icon="person" title={w('untied')} hint={w('untiedDo')} />
  return (
    <Answering of={useGroups()} empty={({ levels, items }) => levels.length + items.length === 0 && untied}>
      {({ levels, items }) => (
        <div className="stack">
          {items.length === 0 ? (
            <EmptyState icon="houses" title={t('none')} hint={t('noneDo')} />
          ) : (
            <ul className="stack">
              {items.map((g) => (
                <li key={g.id} className="flat nb-post">
                  <One of={g} />
                </li>
              ))}
            </ul>
          )}
          {writing ? (
            <Founding levels={levels} onDone={() => setWriting(false)} />
          ) : (
            levels.length > 0 && (
              <Btn icon="plus" onClick={() => setWriting(true)}>
                {t('found')}
              </Btn>
            )
          )}
        </div>
      )}
    </Answering>
  )
}

function One({ of: g }: { of: NearGroup }) {
  const t = useWords(groupWords)
  const lang = useLanguage()
  const leave = useLeaveGroup()
  const [id] = useState(mint)
  const and = lang === 'zh' ? '、' : ', '
  return (
    <>
      <h2>{g.name}</h2>
      <p className="small">
        {wordIn(groupLevelWords[g.level], lang)} · {g.placeName} · {t('people', { n: g.members })}
      </p>
      {g.own ? (
        <>
          <State tone="good">{t('inIt')}</State>
          <p>{t('who', { who: g.called.join(and) })}</p>
          <Btn
            aria-label={t('leaveOf', { name: g.name })}
            busy={leave.isPending}
            onClick={() => leave.mutate({ params: { id: g.id }, body: { id } })}
          >
            {t('leave')}
          </Btn>
          {leave.error !== undefined && <ErrorState error={leave.error} />}
        </>
      ) : (
        <Joining of={g} />
      )}
    </>
  )
}

function Joining({ of: g }: { of: NearGroup }) {
  const t = useWords(groupWords)
  const join = useJoin()
  const [id] = useState(mint)
  const [open, setOpen] = useState(false)
  const form = useForm({
    start: { called: '' },
    words: neighbourFaults,
    check: (v) => (v.called.trim() ? [] : [{ path: 'called', code: 'required' }]),
  })
  if (!open)
    return (
      <Btn aria-label={t('joinOf', { name: g.name })} onClick={() => setOpen(true)}>
        {t('join')}
      </Btn>
    )
  return (
    <Form
      form={form}
      onSubmit={(v) => join.mutateAsync({ params: { id: g.id }, body: { id, called: v.called.trim() } })}
    >
      <TextField form={form} name="called" label={t('called')} hint={t('calledHint')} maxLength={20} />
      <Btns>
        <Btn primary type="submit" busy={form.sending}>
          {t('join')}
        </Btn>
        <Btn onClick={() => setOpen(false)}>{t('cancel')}</Btn>
      </Btns>
    </Form>
  )
}

function Founding({ levels, onDone }: { levels: NearGroups['levels']; onDone: () => void }) {
  const t = useWords(groupWords)
  const lang = useLanguage()
  const found = useFound()
  const [id] = useState(mint)
  const form = useForm<{ name: string; level: string; called: string }>({
    start: { name: '', level: '', called: '' },
    words: neighbourFaults,
    check: (v) => [
      ...(v.name.trim().length < 2 ? [{ path: 'name', code: 'name-short' }] : []),
      ...(v.level ? [] : [{ path: 'level', code: 'required' }]),
      ...(v.called.trim() ? [] : [{ path: 'called', code: 'required' }]),
    ],
  })
  const send = async (v: typeof form.values) => {
    const { name, level, called } = v
    await found.mutateAsync({ body: { id, level: level as GroupLevel, name: name.trim(), called: called.trim() } })
    onDone()
  }
  return (
    <Form form={form} onSubmit={send}>
      <TextField form={form} name="name" label={t('name')} hint={t('nameHint')} maxLength={20} />
      <Choices
        form={form}
        name="level"
        legend={t('level')}
        options={levels.map((l) => ({ value: l.level, label: wordIn(groupLevelWords[l.level], lang), hint: l.name }))}
      />
      <TextField form={form} name="called" label={t('called')} hint={t('calledHint')} maxLength={20} />
      <Btns>
        <Btn primary type="submit" busy={form.sending}>
          {t('found')}
        </Btn>
        <Btn onClick={onDone}>{t('cancel')}</Btn>
      </Btns>
    </Form>
  )
}
