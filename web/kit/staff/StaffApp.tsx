import { App, ConfigProvider } from 'antd'
import en from 'antd/es/locale/en_US'
import zh from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../language.ts'
import { styleNonce } from '../start.tsx'
import { staffTheme } from './theme.ts'

const nonce = styleNonce()

// antd hands its nonce to its own styles, but its helpers (scroll bar, scroll lock) make style sheets without it.
if (nonce) {
  const make = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}

/** Who asked the device for less motion gets none from antd either. */
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
const theme = { ...staffTheme, token: { ...staffTheme.token, motion: !calm } }

/** antd with Linli's look and language; its styles carry this page's nonce. Messages by `App.useApp()`, never by the static functions. */
export function StaffApp({ children }: { children: ReactNode }) {
  const lang = useLanguage()
  return (
    <ConfigProvider
      theme={theme}
      locale={lang === 'zh' ? zh : en}
      button={{ autoInsertSpace: false }}
      {...(nonce && { csp: { nonce } })}
    >
      <App className="staff-app" message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  )
}
