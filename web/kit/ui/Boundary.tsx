import { Component, type ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { useWords } from '../words.ts'
import { Btn } from './blocks.tsx'
import { EmptyState } from './Answering.tsx'

interface Props {
  children: ReactNode
  /** A change of it gives the page another chance. */
  at: string
}

/** Catches what a screen throws while it is drawn, so that foot and way back remain. */
export class Boundary extends Component<Props, { error?: unknown; at?: string }> {
  override state: { error?: unknown; at?: string } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps({ at }: Props, state: { error?: unknown; at?: string }) {
    return at === state.at ? null : { at, error: undefined }
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />
  }
}

/** A file of an older build is gone from the server after a new one was installed. */
const isOldBuild = (error: unknown) =>
  /dynamically imported module|Importing a module|module script/i.test(String(error))

/** Without a network no page that was not opened before can be fetched. */
const whyOf = (error: unknown) =>
  navigator.onLine === false ? 'noAnswerTitle' : isOldBuild(error) ? 'newVersion' : 'brokenTitle'

function Broken({ error }: { error: unknown }) {
  const t = useWords(kitWords)
  const why = whyOf(error)
  return (
    <div className="body" role="alert">
      <EmptyState icon="warn" title={t(why)} {...(why === 'brokenTitle' && { hint: t('brokenDo') })}>
        <Btn icon="refresh" onClick={() => location.reload()}>
          {t('reload')}
        </Btn>
      </EmptyState>
    </div>
  )
}

export function Missing() {
  const t = useWords(kitWords)
  return (
    <div className="body">
      <EmptyState icon="search" title={t('missingTitle')} hint={t('missingDo')} />
    </div>
  )
}
