/** All style sheets of phone pages, in order. */
import '../tokens.css'
import './base.css'
import './phone.css'
import './parts.css'
import './fields.css'
import './elder.css'
