/** The frame of a phone page: top, body, foot. The foot never moves. */
import { useEffect, useRef, type ReactNode } from 'react'
import { useElder } from '../elder.ts'
import { Link } from '../router.tsx'
import { Icon } from './Icon.tsx'
import { ReadAloud } from './Switches.tsx'

export interface Back {
  /** Where it leads, as a name: 首页, 今天, 上一步. */
  name: string
  /** A path, or what to do (a step inside the same page). */
  to: string | (() => void)
}

export interface PageProps {
  title: ReactNode
  /** The document's name when `title` is no plain text. */
  name?: string
  lead?: ReactNode
  /** Small line above the title: place, date. */
  above?: ReactNode
  /** Whole block above the title: the steps of a form, a mark that it is done. */
  top?: ReactNode
  back?: Back
  /** Top right: reference number, name of a person. */
  aside?: ReactNode
  /** Buttons under the thumb; the shell's own foot stands below or instead. */
  foot?: ReactNode
  children?: ReactNode
}

export function Page({ title, name, lead, above, top, back, aside, foot, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const text = name ?? (typeof title === 'string' ? title : '')
  useEffect(() => {
    if (text) document.title = text
    // A new page is announced, and the keyboard starts at its top.
    heading.current?.focus({ preventScroll: true })
  }, [text])
  return (
    <>
      {(back || aside) && <TopBar back={back} aside={aside} />}
      <main className="body" id="main">
        {top}
        {above && <p className="where">{above}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
      {foot && <footer className="foot acts">{foot}</footer>}
    </>
  )
}

function TopBar({ back, aside }: Pick<PageProps, 'back' | 'aside'>) {
  const elder = useElder()
  return (
    <header className="bar">
      {back && <BackLink {...back} />}
      <span className="grow" />
      {aside && <span className="small">{aside}</span>}
      {elder && <ReadAloud />}
    </header>
  )
}

function BackLink({ name, to }: Back) {
  const inner = (
    <>
      <Icon name="back" />
      {name}
    </>
  )
  return typeof to === 'string' ? (
    <Link className="icon-btn" to={to}>
      {inner}
    </Link>
  ) : (
    <button className="icon-btn" type="button" onClick={to}>
      {inner}
    </button>
  )
}

export interface SectionProps {
  title: string
  aside?: ReactNode
  children: ReactNode
}

/** A part of a page with its own heading. */
export const Section = ({ title, aside, children }: SectionProps) => (
  <section className="part">
    <div className="part-head">
      <h2>{title}</h2>
      {aside && <span className="small">{aside}</span>}
    </div>
    {children}
  </section>
)
