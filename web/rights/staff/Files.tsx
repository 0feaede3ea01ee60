import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Framed, TextBox } from '../../kit/staff/Fields.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { ColleaguePick } from '../../organisations/ColleaguePick.tsx'
import { useAssign, useEndFile, useMyFiles, useReadFile, type FileHead, type OpenedFile } from '../queries.ts'
import { Looks } from './Looks.tsx'
import { Offers } from './Offers.tsx'
import { Owners } from './Owners.tsx'
import './rights.css'
import { faultWords, words } from './words.ts'
import { findingWords } from './words/health.ts'
import { classWords, fileWords } from './words/sight.ts'

const isFinding = (name: string): name is keyof typeof findingWords => Object.hasOwn(findingWords, name)

/** The restricted class: what one is assigned to, what waits for an owner, who answers for it. */
export function FilesPage() {
  const t = useWords(fileWords)
  const may = useMay()
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      <div className="rights-page">{may('restricted.appoint') ? <Owners /> : <Room />}</div>
    </>
  )
}

/** What waits and who looked: for whoever answers for a class. */
function Room() {
  const owns = useMyFiles().data?.owns ?? []
  return (
    <>
      <Mine />
      {owns.length > 0 && <Offers />}
      {owns.length > 0 && <Looks />}
    </>
  )
}

type Doing = { file: FileHead; act: 'open' | 'end' | 'assign' }

function Mine() {
  const t = useWords(fileWords)
  const kind = useWords(classWords)
  const f = useFormat()
  const [doing, setDoing] = useState<Doing>()
  const [opened, setOpened] = useState<OpenedFile>()
  return (
    <section>
      <h2>{t('mine')}</h2>
      <Answering of={useMyFiles()} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('mineNone')}</p>
          ) : (
            <ul className="quiet-list">
              {items.map((file) => {
                const said = { name: kind(file.class), day: f.fullDate(file.openedAt) }
                return (
                  <li key={file.id}>
                    <b>{said.name}</b>
                    <span>{t('since', { day: said.day })}</span>
                    {file.closedAt && <small>{t('over')}</small>}
                    <Button
                      size="small"
                      type="link"
                      aria-label={t('openOf', said)}
                      onClick={() => setDoing({ file, act: 'open' })}
                    >
                      {t('open')}
                    </Button>
                    {!file.closedAt && (
                      <>
                        <Button size="small" type="link" onClick={() => setDoing({ file, act: 'assign' })}>
                          {t('assign')}
                        </Button>
                        <Button
                          size="small"
                          type="link"
                          aria-label={t('endOf', said)}
                          onClick={() => setDoing({ file, act: 'end' })}
                        >
                          {t('end')}
                        </Button>
                      </>
                    )}
                  </li>
                )
              })}
            </ul>
          )
        }
      </Answering>
      {opened && <Opened file={opened} onClose={() => setOpened(undefined)} />}
      {doing && <Dialog {...doing} onOpened={setOpened} onClose={() => setDoing(undefined)} />}
    </section>
  )
}

function Opened({ file, onClose }: { file: OpenedFile; onClose: () => void }) {
  const t = useWords(fileWords)
  const kind = useWords(classWords)
  const name = useWords(findingWords)
  // What a table said stands under the heading of its column.
  const said = Object.entries(file.body).map(([k, v]) => [isFinding(k) ? name(k) : k, v] as const)
  return (
    <div className="opened-file">
      <h3 className="with-act">
        {kind(file.class)}
        <Button size="small" onClick={onClose}>
          {t('close')}
        </Button>
      </h3>
      <Facts wide rows={[[t('person'), file.name || t('gone')], ...said]} />
    </div>
  )
}

function Dialog({ file, act, onOpened, onClose }: Doing & { onOpened: (f: OpenedFile) => void; onClose: () => void }) {
  const t = useWords(fileWords)
  const all = useWords(words)
  const say = useDone()
  const read = useReadFile()
  const end = useEndFile()
  const assign = useAssign()
  const [id] = useState(mint)
  const form = useForm<{ why: string; account: string | null }>({
    start: { why: '', account: null },
    words: faultWords,
    check: (v) => [
      ...(act === 'assign' && !v.account ? [{ path: 'account', code: 'required' }] : []),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  const params = { id: file.id }
  const send = async ({ why, account }: typeof form.values) => {
    const reason = why.trim()
    if (act === 'open') onOpened(await read.mutateAsync({ params, body: { why: reason } }))
    else if (act === 'end') await end.mutateAsync({ params, body: { why: reason } })
    else await assign.mutateAsync({ params, body: { id, account: account!, why: reason } })
  }
  return (
    <FormDialog
      title={t(act)}
      form={form}
      okText={t(act)}
      onClose={onClose}
      onSent={() => act !== 'open' && say(t(act === 'end' ? 'ended' : 'assigned'))}
      onSend={send}
    >
      {act === 'assign' && (
        <Framed form={form} name="account" label={t('colleague')}>
          {({ id: field, status }) => (
            <ColleaguePick
              id={field}
              status={status}
              value={form.values.account}
              onChange={(account) => form.set({ account })}
            />
          )}
        </Framed>
      )}
      <TextBox
        form={form}
        name="why"
        label={act === 'open' ? t('why') : act === 'end' ? t('endWhy') : all('why')}
        maxLength={200}
      />
    </FormDialog>
  )
}
