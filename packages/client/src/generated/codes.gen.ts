// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

import { codeTable, qualifiedCodeTable } from "../code-table.ts";

/**
 * Agent types. The equipment that an agent works with. Types that are not listed may occur.
 *
 * @see Agent types (cec_07_0701)
 */
const table0 = /* @__PURE__ */ codeTable({
  "0": "Extension",
  "1": "User line",
  "2": "1B+D",
  "3": "Single non-permanent phone",
  "4": "PC and phone",
  "5": "2B+D video",
  "6": "6B+D video",
  "7": "Phone agent",
  "8": "Configuration management",
  "9": "nB+D",
  "10": "Network",
  "11": "Video",
  "12": "Single-phone video",
  "13": "Multimedia"
});

/**
 * Call types of CC-CMS. Each type includes its direction if the vendor gives one. CC-Gateway has a separate table (cec_07_0582): codes in both mean the same, and only that one has 51 to 53. Types that are not listed may occur.
 *
 * @see Call types (cec_07_0700); for 0 to 35 with their directions, the earlier edition of that page (cec_07_2635, in Chinese)
 */
const table1 = /* @__PURE__ */ codeTable({
  "0": "Normal call, inbound",
  "1": "Special call, inbound",
  "2": "VMS call that fetches voice messages, outbound",
  "3": "VMS call that deletes voice messages, outbound",
  "4": "VMS call that sends a message to a BP, outbound",
  "5": "Toll call, inbound",
  "6": "Internal call from one agent to another, counted as outbound",
  "7": "Normal call, usually dialled by a person, outbound",
  "8": "Call of an agent, outbound",
  "9": "PRI call, outbound",
  "10": "IVR call, outbound",
  "11": "Call that a phone agent dials itself, outbound",
  "12": "IVR PRI call, outbound",
  "13": "Networked call centre, inbound",
  "14": "Networked call centre, outbound",
  "15": "Inspection in a networked call centre, inbound",
  "16": "Inspection in a networked call centre, outbound",
  "17": "Internal call to a virtual agent over the network, inbound",
  "18": "Internal call to a virtual agent over the network, outbound",
  "20": "Aid call, outbound",
  "21": "Incoming call of an international operator, inbound",
  "22": "Relay call, outbound",
  "23": "Outgoing call of an international operator, outbound",
  "30": "Video, actual call, begun by the queuing machine, inbound",
  "31": "Video, actual call, to the queuing machine, outbound",
  "32": "Video, 2B+D virtual call that joins two calls, inbound",
  "33": "Video, 6B+D virtual call that joins six calls, inbound",
  "34": "Video, 2B+D virtual call begun by CCS, outbound",
  "35": "Video, 6B+D virtual call begun by CCS, outbound",
  "40": "Reserved outbound call",
  "41": "Preoccupied outbound call",
  "42": "Pre-connected outbound call",
  "43": "Predicted outbound call",
  "44": "Previewed outbound call",
  "45": "Callback request"
});

/**
 * Reasons why an agent may not rest. The table is complete.
 *
 * @see Querying Agent Rest Information, Table 6
 */
const table2 = /* @__PURE__ */ codeTable({
  "0": "The agent is waiting for approval",
  "1": "The agent is busy",
  "2": "The limit of resting agents in the VDN is reached",
  "3": "The agent takes no inbound calls, because it is signed in to no skill queue",
  "4": "The limit of resting agents in one of its skill queues is reached"
});

/**
 * States of an agent on the CTI platform. States that are not listed may occur.
 *
 * @see CTI platform agent states (cec_07_0697)
 */
const table3 = /* @__PURE__ */ codeTable({
  "0": "Not signed in",
  "1": "Idle",
  "2": "Preoccupied",
  "3": "Occupied",
  "4": "Answering",
  "5": "Talking",
  "6": "Working after a call (wrap-up)",
  "7": "Busy",
  "8": "Resting",
  "9": "Studying",
  "10": "Adjusting"
});

/**
 * Media types. Types that are not listed may occur; 0 does.
 *
 * @see Media types (cec_07_0698)
 */
const table4 = /* @__PURE__ */ codeTable({
  "1": "Text chat",
  "2": "Click to dial",
  "3": "Escorted browsing and form sharing",
  "4": "Callback request",
  "5": "Voice call",
  "6": "Email",
  "7": "Fax",
  "8": "IP video by H.323",
  "9": "Whiteboard",
  "10": "Application sharing",
  "11": "File transfer",
  "12": "2B+D video",
  "13": "6B+D video",
  "14": "OPS call",
  "15": "Predicted outbound call",
  "16": "Previewed outbound call",
  "17": "Message media",
  "18": "Video click to dial",
  "19": "Video call",
  "20": "Not in real time (web message)",
  "21": "Desktop sharing",
  "22": "Calling number in the skill queue",
  "50": "Email chat",
  "51": "Web chat",
  "52": "SMS chat",
  "53": "Social media chat",
  "54": "Fax chat",
  "55": "H5 video"
});

/**
 * Reasons of agent operations. The meaning depends on the type of the operation. The reasons of type 40 are those of the CDR table (cec_07_0838); whether this operation uses them too is not documented. Reasons that are not listed may occur.
 * The meaning depends on `operateType`, the second argument of `describe`.
 *
 * @see Operation types (cec_07_0706); those of type 40, operation types of the CDR interface (cec_07_0838); every 5 minutes, the same (cec_07_4243); 0 to 255 for a rest, the request for a rest (cec_07_1213)
 */
const table5 = /* @__PURE__ */ qualifiedCodeTable([
  [0,1,255,"Given by the client"],
  [0,256,256,"The agent lost its connection to the platform"],
  [0,257,257,"Forced by an inspector"],
  [0,258,258,"The agent signed out"],
  [0,259,259,"Before signing in again"],
  [0,260,260,"The handshake between the media server and CCS timed out"],
  [0,261,261,"The handshake between CCS and UIS timed out, as CCS noticed"],
  [0,262,262,"The media server lost its connection to CCS"],
  [0,263,263,"The handshake between UIS and the agent timed out"],
  [0,264,264,"The same agent ID signed in by force on another client"],
  [3,1,1,"By the agent itself"],
  [3,2,2,"Forced, for not answering"],
  [3,3,3,"Forced by an inspector"],
  [3,4,4,"Rest"],
  [3,5,5,"The phone is not available"],
  [3,7,7,"The call was rejected"],
  [3,200,250,"Business-defined"],
  [4,0,0,"Final record, written when the agent stops talking"],
  [4,1,1,"Interim record of a call in progress, written every 5 minutes of the clock (:00, :05 and so on)"],
  [20,0,0,"Listening to an agent"],
  [20,2,2,"Listening to a trunk"],
  [26,0,0,"None given with the rest request, the default"],
  [26,1,255,"Given by the client with the rest request"],
  [27,0,0,"Wrap-up that began automatically; also the default if the agent began it"],
  [27,1,255,"Begun by the agent through an interface"],
  [40,0,0,"Help alone (CDR table)"],
  [40,1,1,"Help between two parties (CDR table)"],
  [40,2,2,"Help among three parties (CDR table)"],
  [40,3,3,"Transfer after talking: the agent and the called party talk, then caller and called party are connected (CDR table)"],
  [40,4,4,"Transfer among three: all three talk, then caller and called party are connected (CDR table)"],
  [40,5,5,"Three-party call (CDR table)"],
  [40,6,6,"Connected the calls (CDR table)"],
]);

/**
 * Types of agent operations. Not every type is written to the operation record. Types that are not listed may occur.
 *
 * @see Operation types (cec_07_0706); 38 to 58 are listed for the CDR interface only (cec_07_0838)
 */
const table6 = /* @__PURE__ */ codeTable({
  "0": "Signed out of CCS",
  "1": "Signed in",
  "2": "Idle",
  "3": "Busy",
  "4": "Talking",
  "5": "Waiting for an answer",
  "6": "Answered, waiting for the connection",
  "7": "Hung up by the agent",
  "8": "Requested a release",
  "9": "Waiting for the called party to ring",
  "10": "Three-party call",
  "11": "Agent channel faulty",
  "12": "Agent channel recovered",
  "13": "From manual to automatic, suspended",
  "14": "Being listened to",
  "15": "No longer listened to",
  "16": "Being recorded",
  "17": "No longer recorded",
  "18": "Being monitored",
  "19": "No longer monitored",
  "20": "Listening, inserting or whispering",
  "21": "No longer listening, inserting or whispering",
  "22": "Playing voice",
  "23": "No longer playing voice",
  "24": "Monitoring",
  "25": "No longer monitoring",
  "26": "Resting",
  "27": "Working after a call (wrap-up)",
  "28": "Listening to or inserting into a call",
  "29": "Forced to sign out",
  "30": "Forced to be idle",
  "31": "Forced to be busy",
  "32": "Muted the user",
  "33": "No longer muting the user",
  "34": "Studying",
  "38": "Holding a call",
  "40": "Internal help",
  "41": "Internal call",
  "43": "Intercepted a call",
  "44": "Paused the playback",
  "45": "Internal transfer",
  "46": "Transferred out",
  "47": "Signed in to the media server",
  "52": "Signed out of the media server",
  "53": "Moved a queued call",
  "54": "Release transfer",
  "55": "Transferred to another device",
  "57": "Toggled the hold during help",
  "58": "Conference"
});

/**
 * Result codes of CC-CMS. Every code that the vendor lists. Other codes may occur.
 *
 * @see Result codes of CC-CMS (cec_07_0696)
 */
const table7 = /* @__PURE__ */ codeTable({
  "0100000": "Success",
  "0100001": "The interface call failed",
  "0100002": "A parameter is invalid",
  "0100003": "The interface requires CTI V300R008, but the CTI is V300R006",
  "0100999": "Unknown error",
  "0101001": "The interface of the inspection relationship is abnormal",
  "0101002": "The number is not on the UAP",
  "0101003": "No permission"
});

/**
 * Result codes of CC-Gateway. The vendor's page for the operation names 100-006 and 100-007. Codes that are not listed may occur.
 *
 * @see Result codes of CC-Gateway (cec_07_0580)
 */
const table8 = /* @__PURE__ */ codeTable({
  "0": "Success",
  "000-001": "Wrong method of getting agent events",
  "000-002": "Wrong parameter of the URL or the interface",
  "000-003": "No permission, or the authentication has expired",
  "000-004": "The agent is being switched over",
  "000-005": "The inspected agent is the inspector",
  "000-006": "Wrong parameter of the message",
  "000-007": "Duplicate call",
  "100-001": "A parameter of the sign-in is empty or invalid",
  "100-002": "Already signed in",
  "100-003": "A resource was not available at the sign-in",
  "100-004": "Wrong user or password",
  "100-005": "A parameter of the sign-out is invalid",
  "100-006": "The agent is not signed in",
  "100-007": "Exception during the operation: a resource can't be reached, or an internal error",
  "100-008": "The agent has signed out",
  "100-009": "Wrong state of the agent",
  "100-010": "Wrong state at the sign-out",
  "100-011": "A parameter is invalid at the sign-in",
  "100-012": "Wrong type of agent"
});

/**
 * States of an agent. Each state represents CTI platform states (`citStatus`), according to the rule between the two fields. The same table of CC-Gateway also has 9 (before a rest); whether this service sends it is not documented. States that are not listed may occur.
 *
 * @see Querying Details of a Specified Agent, Table 5; compared with agent states of CC-Gateway (cec_07_0581, cec_07_1431)
 */
const table9 = /* @__PURE__ */ codeTable({
  "0": "Unknown",
  "1": "Signed in, not in use",
  "2": "Signed out",
  "3": "Busy",
  "4": "Idle",
  "5": "Wrap-up",
  "6": "The same as idle, not in use",
  "7": "Talking",
  "8": "Resting"
});

export {
  table0 as agentType,
  table1 as callType,
  table2 as cantRestReason,
  table3 as citStatus,
  table4 as mediaType,
  table5 as operateCause,
  table6 as operateType,
  table7 as resultCode,
  table8 as retcode,
  table9 as status,
};
