import { Button } from 'antd'
import { useState } from 'react'
import { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { useMay, useMe } from '../queries.ts'
import type { AccountView } from './queries.ts'
import { WhyDialog } from './WhyDialog.tsx'
import { platformFaults, platformStaffWords } from './words/platforms.ts'
import { faultWords } from './words.ts'

type Link = Answer<typeof platformsApi.links>['items'][number]

/** By which platforms an account signs in; nothing where the county has none. */
export function AccountPlatforms({ account: { id: account, disabledAt } }: { account: AccountView }) {
  const t = useWords(platformStaffWords)
  const lang = useLanguage()
  const permitted = useMay()
  const me = useMe().data?.me?.account
  const may = permitted('accounts.edit') && me !== account && disabledAt === null
  const { data } = useRead(platformsApi.links, { params: { id: account } })
  const [chosen, setChosen] = useState<Link>()
  if (!data?.items.length) return null
  const close = () => setChosen(undefined)
  return (
    <section>
      <h2>{t('platforms')}</h2>
      <ul className="quiet-list">
        {data.items.map((item) => (
          <li key={item.code}>
            <span>
              {item.label[lang]}
              <small className="below">{item.link ? t('linkedAs', { name: item.link.name }) : t('notLinked')}</small>
            </span>
            <span className="grow" />
            {may && (
              <Button
                size="small"
                aria-label={t(item.link ? 'unlinkOf' : 'linkTo', { label: item.label[lang] })}
                onClick={() => setChosen(item)}
              >
                {t(item.link ? 'unlink' : 'link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen &&
        (chosen.link ? <Ending {...{ account, chosen, close }} /> : <Linking {...{ account, chosen, close }} />)}
    </section>
  )
}

interface DialogProps {
  account: string
  chosen: Link
  close: () => void
}

const changes = [platformsApi.links]

function Ending({ account, chosen, close }: DialogProps) {
  const t = useWords(platformStaffWords)
  const label = chosen.label[useLanguage()]
  const end = useAct(platformsApi.endLink, { changes })
  return (
    <WhyDialog
      title={t('unlinkOf', { label })}
      note={t('unlinkNote')}
      okText={t('unlink')}
      doneText={t('unlinked')}
      onClose={close}
      send={(body) => end.mutateAsync({ params: { id: account, code: chosen.code }, body })}
    />
  )
}

function Linking({ account, chosen, close }: DialogProps) {
  const t = useWords(platformStaffWords)
  const label = chosen.label[useLanguage()]
  const say = useDone()
  const link = useAct(platformsApi.link, { changes })
  const [id] = useState(mint)
  const form = useForm({
    start: { name: '', why: '' },
    words: { ...faultWords, ...platformFaults },
    check: (v) => [
      ...(v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  return (
    <FormDialog
      title={t('linkTo', { label })}
      form={form}
      okText={t('link')}
      width={440}
      onClose={close}
      onSend={(v) =>
        link.mutateAsync({
          params: { id: account, code: chosen.code },
          body: { id, name: v.name.trim(), why: v.why.trim() },
        })
      }
      onSent={() => say(t('linkDone'))}
    >
      <TextInput form={form} name="name" label={t('nameThere')} hint={t('nameThereHint')} maxLength={200} first />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
