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
 * Call types of CC-CMS. CC-Gateway numbers its call types differently. Types that are not listed may occur.
 *
 * @see Call types (cec_07_0700)
 */
const table1 = /* @__PURE__ */ codeTable({
  "0": "Normal inbound call",
  "1": "Special inbound call",
  "2": "VMS call",
  "3": "VMS call",
  "4": "VMS call",
  "5": "Toll inbound call",
  "6": "Internal call",
  "7": "Normal outbound call",
  "8": "Outbound call of an agent",
  "9": "PRI outbound call",
  "10": "IVR outbound call",
  "11": "Outbound call of a phone agent",
  "12": "IVR PRI outbound call",
  "13": "Networked inbound call",
  "14": "Networked outbound call",
  "15": "Networked inspection, inbound",
  "16": "Networked inspection, outbound",
  "17": "Networked internal call, inbound",
  "18": "Networked internal call, outbound",
  "20": "Aid",
  "21": "International inbound call",
  "22": "Relay",
  "23": "International outbound call",
  "30": "ISDN video variant",
  "31": "ISDN video variant",
  "32": "ISDN video variant",
  "33": "ISDN video variant",
  "34": "ISDN video variant",
  "35": "ISDN video variant",
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
  "0": "The agent waits for the approval",
  "1": "The agent is busy",
  "2": "As many agents of the VDN rest as may rest",
  "3": "The agent takes no inbound calls, because it is signed in to no skill queue",
  "4": "As many agents of one of its skill queues rest as may rest"
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
 * Media types. 0 occurs and is not listed. Types that are not listed may occur.
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
 * Reasons of agent operations. The meaning depends on the type of the operation. Reasons that are not listed may occur.
 * The meaning depends on `operateType`, the second argument of `describe`.
 *
 * @see Operation types (cec_07_0706)
 */
const table5 = /* @__PURE__ */ qualifiedCodeTable([
  [0,1,255,"Given by the client"],
  [0,256,256,"Disconnected"],
  [0,257,257,"Forced by an inspector"],
  [0,258,258,"The agent signed out"],
  [0,259,259,"Before signing in again"],
  [0,260,263,"The handshake or the connection was lost"],
  [0,264,264,"The same ID signed in elsewhere"],
  [3,1,1,"By the agent itself"],
  [3,2,2,"Forced, for not answering"],
  [3,3,3,"Forced by an inspector"],
  [3,4,4,"Rest"],
  [3,5,5,"The phone is not available"],
  [3,7,7,"The call was rejected"],
  [3,200,250,"Defined by the business"],
  [4,0,0,"Final record"],
  [4,1,1,"Interim record, one every 5 minutes"],
]);

/**
 * Types of agent operations. Not every type is written to the operation record. Types that are not listed may occur.
 *
 * @see Operation types (cec_07_0706)
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
 * Result codes of CC-CMS. Every code of its page; codes that are not listed may occur all the same.
 *
 * @see Result codes of CC-CMS (cec_07_0696)
 */
const table7 = /* @__PURE__ */ codeTable({
  "0100000": "Success",
  "0100001": "The call of the interface failed",
  "0100002": "A parameter is invalid",
  "0100003": "The interface needs CTI V300R008, the CTI is V300R006",
  "0100999": "Unknown error",
  "0101001": "The interface of the inspection relationship is abnormal",
  "0101002": "The number is not on the UAP",
  "0101003": "No permission"
});

/**
 * Result codes of CC-Gateway. The page of the operation names 100-006 and 100-007. Codes that are not listed may occur.
 *
 * @see Result codes of CC-Gateway (cec_07_0580)
 */
const table8 = /* @__PURE__ */ codeTable({
  "0": "Success",
  "000-001": "Wrong way of getting agent events",
  "000-002": "Wrong parameter of the URL or the interface",
  "000-003": "No permission, or the authentication has expired",
  "000-004": "The agent is being switched over",
  "000-005": "The inspected agent is the inspector",
  "000-006": "Wrong parameter of the message",
  "000-007": "Repeated call",
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
 * States of an agent. The table is complete. Each state names the states of the CTI platform (`citStatus`) that it stands for; 10 (adjusting) stands in none.
 *
 * @see Querying Details of a Specified Agent, Table 5
 */
const table9 = /* @__PURE__ */ codeTable({
  "0": "Unknown, citStatus 9",
  "1": "Signed in, not in use",
  "2": "Signed out, citStatus 0",
  "3": "Busy, citStatus 7",
  "4": "Idle, citStatus 1",
  "5": "Wrap-up, citStatus 6",
  "6": "The same as idle, not in use",
  "7": "Talking, citStatus 2 to 5",
  "8": "Resting, citStatus 8"
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
