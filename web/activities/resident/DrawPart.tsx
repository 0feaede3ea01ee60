import { useState } from 'react'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useDraw, useNameOwn, type Draw } from '../draw-queries.ts'
import { useDrawSaid } from '../draw-said.ts'
import { drawWords } from '../draw-words.ts'

/** The draw of a competition and its results, with what it takes to repeat it. */
export function DrawPart({ activity }: { activity: string }) {
  const draw = useDraw(activity).data?.draw
  return draw ? <Shown of={draw} /> : null
}

function Shown({ of: d }: { of: Draw }) {
  const t = useWords(drawWords)
  const said = useDrawSaid(d)
  return (
    <Section title={t('title')}>
      {!d.made && <p>{t('waits')}</p>}
      {said.parts(d.matches).map(([name, matches]) => (
        <div key={name} className="flat">
          <h3>{name}</h3>
          <ul className="stack">
            {matches.map((m) => (
              <li key={`${m.round} ${m.no}`}>
                {said.pair(m)} <b>{said.result(m)}</b>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <details className="small">
        <summary>{t('hash')}</summary>
        <p className="feed-address">{d.hash}</p>
        {d.seed && (
          <>
            <p>{t('seed')}</p>
            <p className="feed-address">{d.seed}</p>
          </>
        )}
        <p>{t('repeat')}</p>
      </details>
    </Section>
  )
}

/** Under which name somebody plays who signed up. */
export function NameForm({ activity, entry }: { activity: string; entry: string }) {
  const t = useWords(drawWords)
  const send = useNameOwn()
  const [id, setId] = useState(mint)
  const form = useForm({
    start: { name: '' },
    words: {},
    check: (v) => (v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
  })
  return (
    <Form
      form={form}
      onSubmit={async (v) => {
        await send.mutateAsync({ params: { id: activity, entry }, body: { id, name: v.name.trim() } })
        setId(mint())
      }}
    >
      <TextField form={form} name="name" label={t('yourName')} hint={t('yourNameHint')} maxLength={20} />
      <Btn type="submit" busy={form.sending}>
        {t('setName')}
      </Btn>
    </Form>
  )
}
