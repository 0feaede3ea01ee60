import { kitWords } from '../kit-words.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export interface CallTarget {
  name: string
  /** Digits as printed; without a number the place stays, greyed, so that nothing moves. */
  phone?: string | undefined
}

export const telOf = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`

/** The foot of every resident page: whom to call, always in the same place. */
export function Calls({ targets, label }: { targets: CallTarget[]; label: string }) {
  return (
    <nav className="calls" aria-label={label}>
      <ul>
        {targets.map((target) => (
          <li key={target.name}>
            <CallLink {...target} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function CallLink({ name, phone }: CallTarget) {
  const t = useWords(kitWords)
  const inner = (
    <>
      <Icon name="phone" />
      <span>
        <span className="sr">{t('callTo')} </span>
        {name}
      </span>
    </>
  )
  return phone ? <a href={telOf(phone)}>{inner}</a> : <span className="off">{inner}</span>
}

/** A button that calls. */
export const CallButton = ({ phone, children, primary }: { phone: string; children: string; primary?: boolean }) => (
  <a className={primary ? 'btn primary' : 'btn'} href={telOf(phone)}>
    <Icon name="phone" />
    {children}
  </a>
)
