import '../kit/old-webview.ts'
import '../kit/css/phone.ts'
import './field.css'
import { startShell } from '../kit/start.tsx'
import { Shell } from './Shell.tsx'

startShell(() => <Shell />)
