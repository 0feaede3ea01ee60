import '../kit/old-webview.ts'
import '../kit/tokens.css'
import '../kit/css/base.css'
import '../kit/css/phone.css'
import '../kit/css/parts.css'
import '../kit/css/elder.css'
import './resident.css'
import { startShell } from '../kit/start.tsx'
import { Shell } from './Shell.tsx'

startShell(() => <Shell />)
