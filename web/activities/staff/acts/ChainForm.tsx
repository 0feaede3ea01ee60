import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { activitiesApi } from '../../../../domain/activities/api.ts'
import { mint } from '../../../kit/mint.ts'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useActivityAct, useMatch, type Match, type View } from '../../queries.ts'
import { rosterWords } from '../roster-words.ts'

type Choice = { person: string } | 'name' | 'skip'

interface Line extends Match {
  /** Of the entry, so that sending again puts nobody down twice. */
  id: string
  choice: Choice | undefined
}

/** Chosen for them is only who is meant by name and second mark; whoever is on the list already is left out. */
const lineOf = (m: Match): Line => {
  const meant = m.candidates.find((c) => c.person === m.meant)
  const choice: Choice | undefined = meant ? (meant.on ? 'skip' : { person: meant.person }) : undefined
  return { ...m, id: mint(), choice }
}

/** 接龙 of a chat group: pasted, looked at line by line, put down in its order. [E3] */
export function ChainForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(rosterWords)
  const say = useDone()
  const match = useMatch()
  const enter = useActivityAct(activitiesApi.enter)
  const [text, setText] = useState('')
  const [lines, setLines] = useState<Line[]>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const open = lines?.filter((l) => l.choice === undefined).length ?? 0
  const chosen = lines?.filter((l) => l.choice !== undefined && l.choice !== 'skip') ?? []
  const run = (work: () => Promise<void>) => {
    setError(undefined)
    setBusy(true)
    work()
      .catch((e: unknown) => setError(e))
      .finally(() => setBusy(false))
  }
  const find = () =>
    run(async () => {
      const { items } = await match.mutateAsync({ params: { id: a.id }, body: { text } })
      setLines(items.map(lineOf))
    })
  const put = () =>
    run(async () => {
      // One after another: their order in the group is their order here.
      for (const { id, name, choice } of chosen) {
        const of = typeof choice === 'object' ? { person: choice.person, name: null } : { person: null, name }
        await enter.mutateAsync({ params: { id: a.id }, body: { id, ...of, elder: false, groups: {} } })
      }
      say(t('putDownDone', { n: chosen.length }))
      onClose()
    })
  const choose = (id: string, choice: Choice) => setLines(lines?.map((l) => (l.id === id ? { ...l, choice } : l)))
  return (
    <Modal
      open
      title={t('chain')}
      width={640}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <div className="field">
        <label htmlFor="chain-text">{t('paste')}</label>
        <Input.TextArea
          id="chain-text"
          rows={lines ? 3 : 8}
          value={text}
          aria-describedby="chain-hint"
          onChange={(e) => {
            setText(e.target.value)
            setLines(undefined)
          }}
        />
        <p className="hint" id="chain-hint">
          {t('pasteHint')}
        </p>
      </div>
      {lines && <p className="note">{lines.length === 0 ? t('none') : t('chainNote')}</p>}
      {lines?.map((l) => (
        <One key={l.id} line={l} onChoose={(choice) => choose(l.id, choice)} />
      ))}
      {error !== undefined && <ErrorState error={error} />}
      <div className="form-foot">
        {open > 0 && <small>{t('decide', { n: open })}</small>}
        {lines && lines.length > 0 ? (
          <Button type="primary" loading={busy} disabled={open > 0 || chosen.length === 0} onClick={put}>
            {t('putDown', { n: chosen.length })}
          </Button>
        ) : (
          <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={find}>
            {t('read')}
          </Button>
        )}
      </div>
    </Modal>
  )
}

const valueOf = (c: Choice | undefined) => (typeof c === 'object' ? c.person : c)

/** Everybody the line may mean; who it is, a person says. */
function One({ line, onChoose }: { line: Line; onChoose: (choice: Choice) => void }) {
  const t = useWords(rosterWords)
  const whom = (c: Match['candidates'][number]) =>
    [c.name, c.age !== null && t('age', { n: c.age }), c.home, c.phone, c.on && t('on')].filter(Boolean).join(' · ')
  return (
    <fieldset className="field chain-line">
      <legend>{line.said}</legend>
      <Radio.Group
        className="radios"
        name={line.id}
        value={valueOf(line.choice)}
        onChange={(e) => {
          const value = e.target.value as string
          onChoose(value === 'name' || value === 'skip' ? value : { person: value })
        }}
        options={[
          ...line.candidates.map((c) => ({ value: c.person, label: whom(c), disabled: c.on })),
          { value: 'name', label: t('asName', { name: line.name }) },
          { value: 'skip', label: t('skip') },
        ]}
      />
    </fieldset>
  )
}
