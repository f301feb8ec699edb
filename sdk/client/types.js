/**
 * The shapes that this package speaks of. There is nothing to run here.
 *
 * @typedef {'connecting' | 'live' | 'catching-up' | 'offline' | 'refused' | 'closed'} State
 *
 * @typedef {object} Me Who the host found us to be.
 * @property {string} person
 * @property {string} [name]
 * @property {string} role
 * @property {string} [campaign]
 * @property {string} [session_id]
 * @property {number} [heartbeat] Seconds.
 * @property {{requestsPerMinute?: number, maxBytes?: number, maxDepth?: number, batch?: number}} [limits]
 *
 * @typedef {object} Envelope A message of either direction. Whatever else a type of message carries stands beside these.
 * @property {string} type
 * @property {string} [id]
 * @property {number} [timestamp]
 * @property {string} [request_id]
 * @property {string} [session_id]
 * @property {string} [position]
 * @property {any} [data]
 * @property {any} [params]
 * @property {any} [result]
 * @property {{code?: number, message?: string, data?: any}} [error]
 * @property {string} [event]
 *
 * @typedef {object} TableEvent Something that happened in the campaign.
 * @property {string} id
 * @property {string} kind For example `campaigns/dice_rolled`.
 * @property {any} data
 * @property {string} scope
 * @property {string} position Where to go on after it.
 * @property {number} at Milliseconds since 1970.
 * @property {string} [session] The evening that it belongs to.
 *
 * @typedef {object} Snapshot
 * @property {string} position
 * @property {Record<string, any>} parts
 *
 * @typedef {object} Refusal
 * @property {string} code
 * @property {string} message One sentence for a person.
 * @property {string} [hint]
 * @property {string} [field]
 * @property {any} [details]
 * @property {any} [schema]
 *
 * @typedef {object} Answer What a tool answered.
 * @property {boolean} success
 * @property {string} [message]
 * @property {any} [data]
 * @property {string} [id]
 * @property {any[]} [content]
 *
 * @typedef {object} CallOptions
 * @property {string} [campaign]
 * @property {boolean} [dryRun] Only say what would happen.
 * @property {Record<string, any>} [answers] Answers to what the tool asked (`needs-input`).
 * @property {number} [timeout] Milliseconds until the call is given up; 30,000 by default.
 * @property {number} [priority] 0 to 10.
 * @property {number} [retry] How often to try again when the host says `too-many`; not at all by default.
 * @property {'wait' | 'fail'} [offline] What to do while there is no connection; to wait by default.
 * @property {string} [id] A UUID: the same id has its effects once, however often it is called.
 *
 * @typedef {object} Person Somebody at the table, once for each place they are connected from.
 * @property {string} session_id
 * @property {string} person
 * @property {string} name
 * @property {string} role
 * @property {string} status
 * @property {string} [where]
 * @property {string} [character]
 *
 * @typedef {object} Clock Time, for tests to take over.
 * @property {(run: () => void, milliseconds: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} now
 *
 * @typedef {string | ((expired: boolean) => string | null | Promise<string | null>)} Token An access token, or how to get one; `expired` says that the last was refused.
 *
 * @typedef {object} LinkOptions
 * @property {string | URL} [url] Where the host is; by default where the page came from.
 * @property {string | null} [key] A key of an overlay, a bridge or a person.
 * @property {Token} [token] A signed-in person's access token. Without key and token, a page's own cookie speaks.
 * @property {string | null} [campaign] By default the caller's own.
 * @property {string | null} [after] The position of the last event that is already known.
 * @property {'auto' | 'socket' | 'sse'} [transport]
 * @property {boolean} [batch] Accept several messages in one frame; true by default.
 * @property {any} [WebSocket] For Node before 22, which has none: the one of the npm package `ws`.
 * @property {typeof globalThis.fetch} [fetch]
 * @property {Clock} [clock]
 * @property {() => number} [random]
 *
 * @typedef {object} Ended How a line ended.
 * @property {number} code As a socket is closed; 1006 when it just broke.
 * @property {string} reason
 *
 * @typedef {object} Line One connection, whatever carries it.
 * @property {'socket' | 'stream'} kind
 * @property {(message: object) => void} send
 * @property {() => void} close
 *
 * @typedef {object} LineEars
 * @property {() => void} opened
 * @property {(message: Envelope) => void} heard
 * @property {() => void} alive Something came, if only a sign of life.
 * @property {(ended: Ended) => void} ended Comes once.
 *
 * @typedef {object} LinkPlan What the lines are for.
 * @property {string} path Of the socket.
 * @property {string} streamPath
 * @property {boolean} acknowledged Whether the host answers our introduction before all else.
 * @property {() => void} [opened] A line begins, or another goes on in its place, from the position.
 * @property {(message: Envelope) => void} heard
 * @property {(me: any) => void} attached
 * @property {(state: State) => void} state
 * @property {(refusal: import('./errors.js').ToolError) => void} refused
 */
export {};
