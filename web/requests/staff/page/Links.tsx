import { Button } from 'antd'
import { useState } from 'react'
import { requestsApi } from '../../../../domain/requests/api.ts'
import type { Answer } from '../../../../domain/kernel/api.ts'
import { useMay } from '../../../accounts/queries.ts'
import { call } from '../../../kit/client.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { useRead, useRefresh } from '../../../kit/query.ts'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { Answering, ErrorState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import type { RequestView } from '../queries.ts'
import { linkWords } from '../words/links.ts'
import { GiveLink } from './GiveLink.tsx'
import { ShownLink, type Shown } from './ShownLink.tsx'

type Link = Answer<typeof requestsApi.links>['items'][number]

/** Who has a link to this matter, what for, since when, until when; and the way to give one. */
export function Links({ view }: { view: RequestView }) {
  const t = useWords(linkWords)
  const may = useMay()('requests.link')
  const refresh = useRefresh()
  const asked = useRead(requestsApi.links, { params: { request: view.id } }, { live: [`requests:${view.id}`] })
  const roles = useRead(requestsApi['link-roles'], { params: { request: view.id } }, { enabled: may })
  const [giving, setGiving] = useState(false)
  const [shown, setShown] = useState<Shown>()
  const offered = may ? (roles.data?.items ?? []) : []
  return (
    <section>
      <h2>{t('links')}</h2>
      <Answering of={asked} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('none')}</p>
          ) : (
            <ul className="quiet-list">
              {items.map((link) => (
                <One key={link.id} request={view.id} link={link} may={may} onShow={setShown} />
              ))}
            </ul>
          )
        }
      </Answering>
      {offered.length > 0 && (
        <Button size="small" icon={<Icon name="share" />} onClick={() => setGiving(true)}>
          {t('give')}
        </Button>
      )}
      {giving && (
        <GiveLink
          view={view}
          roles={offered}
          onClose={() => setGiving(false)}
          onGiven={(given) => {
            refresh(requestsApi.links)
            setShown(given)
          }}
        />
      )}
      {shown && <ShownLink request={view.id} shown={shown} onClose={() => setShown(undefined)} />}
    </section>
  )
}

interface OneProps {
  request: string
  link: Link
  may: boolean
  onShow: (shown: Shown) => void
}

function One({ request, link, may, onShow }: OneProps) {
  const t = useWords(linkWords)
  const act = useWords(actWords)
  const f = useFormat()
  const say = useDone()
  const refresh = useRefresh()
  const [error, setError] = useState<unknown>()
  const params = { request, link: link.id }
  const show = async () => {
    const { token } = await call(requestsApi['link-show'], { params, body: { id: mint() } })
    onShow({ link: link.id, token, role: link.role.name })
  }
  const withdraw = async () => {
    await call(requestsApi['link-withdraw'], { params, body: { id: mint() } })
    refresh(requestsApi.links)
    say(t('withdrawn'))
  }
  const tried = (work: () => Promise<void>) => () => {
    setError(undefined)
    work().catch(setError)
  }
  const holds = link.state === 'open' || link.state === 'resting'
  return (
    <li>
      <b>{[link.role.name, link.name, link.phone].filter(Boolean).join(' ')}</b>
      <span>{link.acts.map((a) => act(a)).join(' · ')}</span>
      <small>
        {[
          t('givenBy', { who: link.givenBy, at: f.moment(link.givenAt) }),
          t('untilAt', { at: f.moment(link.until) }),
          holds && (link.confirmedAt ? t('confirmed') : t('unconfirmed')),
          t(link.state),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {may && holds && (
        <span>
          {link.state === 'open' && (
            <Button type="link" size="small" aria-label={`${t('show')} ${link.role.name}`} onClick={tried(show)}>
              {t('show')}
            </Button>
          )}
          <Button type="link" size="small" aria-label={`${t('withdraw')} ${link.role.name}`} onClick={tried(withdraw)}>
            {t('withdraw')}
          </Button>
        </span>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </li>
  )
}
