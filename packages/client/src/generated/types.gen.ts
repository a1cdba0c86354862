// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

export interface components {
    schemas: {
        /**
         * @description Time in UTC, written `yyyy-MM-dd HH:mm:ss`. The date must exist: 29 February only in leap years, no 31 April.
         * @example 2024-08-02 00:00:00
         * @example 2024-02-29 23:59:59
         * @example 2023-02-28 00:00:00
         */
        UtcTime: string;
        /** @description Agent and time window. The window is a positive multiple of 15 minutes long, at most 24 hours. */
        QueryAgentOperationsRequest: {
            /**
             * @description ID of the agent. The November 2025 edition allows up to 999999 (cec_07_0637); this contract follows the earlier edition. Range: 0 to 99999.
             * @example 35001
             */
            currentAgentId: number;
            /**
             * @description Only operations of this type. All types by default.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Signed out of CCS |
             *     | 1 | Signed in |
             *     | 2 | Idle |
             *     | 3 | Busy |
             *     | 4 | Talking |
             *     | 5 | Waiting for an answer |
             *     | 6 | Answered, waiting for the connection |
             *     | 7 | Hung up by the agent |
             *     | 8 | Requested a release |
             *     | 9 | Waiting for the called party to ring |
             *     | 10 | Three-party call |
             *     | 11 | Agent channel faulty |
             *     | 12 | Agent channel recovered |
             *     | 13 | From manual to automatic, suspended |
             *     | 14 | Being listened to |
             *     | 15 | No longer listened to |
             *     | 16 | Being recorded |
             *     | 17 | No longer recorded |
             *     | 18 | Being monitored |
             *     | 19 | No longer monitored |
             *     | 20 | Listening, inserting or whispering |
             *     | 21 | No longer listening, inserting or whispering |
             *     | 22 | Playing voice |
             *     | 23 | No longer playing voice |
             *     | 24 | Monitoring |
             *     | 25 | No longer monitoring |
             *     | 26 | Resting |
             *     | 27 | Working after a call (wrap-up) |
             *     | 28 | Listening to or inserting into a call |
             *     | 29 | Forced to sign out |
             *     | 30 | Forced to be idle |
             *     | 31 | Forced to be busy |
             *     | 32 | Muted the user |
             *     | 33 | No longer muting the user |
             *     | 34 | Studying |
             *     | 38 | Holding a call |
             *     | 40 | Internal help |
             *     | 41 | Internal call |
             *     | 43 | Intercepted a call |
             *     | 44 | Paused the playback |
             *     | 45 | Internal transfer |
             *     | 46 | Transferred out |
             *     | 47 | Signed in to the media server |
             *     | 52 | Signed out of the media server |
             *     | 53 | Moved a queued call |
             *     | 54 | Release transfer |
             *     | 55 | Transferred to another device |
             *     | 57 | Toggled the hold during help |
             *     | 58 | Conference |
             * @example 2
             */
            operateType?: number;
            /** @description Start of the window, in UTC, written `yyyy-MM-dd HH:mm:ss`. */
            beginTime: components["schemas"]["UtcTime"];
            /**
             * @description End of the window, in UTC, written `yyyy-MM-dd HH:mm:ss`.
             * @example 2024-08-02 23:00:00
             */
            endTime: components["schemas"]["UtcTime"];
            /**
             * @description ID of the call centre. The default is the call centre configured in the service.
             * @example 1
             */
            ccId?: number;
        };
        /**
         * @description Success code.
         * @example 0100000
         * @constant
         * @enum {string}
         */
        CmsSuccessCode: "0100000";
        /** @description One operation of an agent, as recorded. */
        AgentOperation: {
            /**
             * @description Configuration ID of the record.
             * @example 172257960827964297019273683535
             */
            id: string;
            /**
             * @description ID of the call.
             * @example 5
             */
            callId: string;
            /**
             * @description Phone number of the agent, or conference ID. Can contain characters other than digits, even quotes.
             * @example '05276789'
             */
            phoneNo: string;
            /**
             * @description ID of the subsystem.
             * @example 1
             */
            subCcNo: number;
            /**
             * @description ID of the agent.
             * @example 35001
             */
            currentAgentId: number;
            /**
             * @description ID of the skill queue that the call belongs to.
             * @example 1
             */
            currentSkillId: number;
            /**
             * @description Medium of the call.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 1 | Text chat |
             *     | 2 | Click to dial |
             *     | 3 | Escorted browsing and form sharing |
             *     | 4 | Callback request |
             *     | 5 | Voice call |
             *     | 6 | Email |
             *     | 7 | Fax |
             *     | 8 | IP video by H.323 |
             *     | 9 | Whiteboard |
             *     | 10 | Application sharing |
             *     | 11 | File transfer |
             *     | 12 | 2B+D video |
             *     | 13 | 6B+D video |
             *     | 14 | OPS call |
             *     | 15 | Predicted outbound call |
             *     | 16 | Previewed outbound call |
             *     | 17 | Message media |
             *     | 18 | Video click to dial |
             *     | 19 | Video call |
             *     | 20 | Not in real time (web message) |
             *     | 21 | Desktop sharing |
             *     | 22 | Calling number in the skill queue |
             *     | 50 | Email chat |
             *     | 51 | Web chat |
             *     | 52 | SMS chat |
             *     | 53 | Social media chat |
             *     | 54 | Fax chat |
             *     | 55 | H5 video |
             * @example 10
             */
            mediaType: number;
            /** @description Start of the operation, in UTC, written `yyyy-MM-dd HH:mm:ss`. */
            beginTime: components["schemas"]["UtcTime"];
            /** @description End of the operation, in UTC, written `yyyy-MM-dd HH:mm:ss`. */
            endTime: components["schemas"]["UtcTime"];
            /**
             * @description ID of the VDN that handles the call.
             * @example 1
             */
            vdn: number;
            /**
             * @description Type of the call, with its direction. CC-Gateway has a separate table.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Normal call, inbound |
             *     | 1 | Special call, inbound |
             *     | 2 | VMS call that fetches voice messages, outbound |
             *     | 3 | VMS call that deletes voice messages, outbound |
             *     | 4 | VMS call that sends a message to a BP, outbound |
             *     | 5 | Toll call, inbound |
             *     | 6 | Internal call from one agent to another, counted as outbound |
             *     | 7 | Normal call, usually dialled by a person, outbound |
             *     | 8 | Call of an agent, outbound |
             *     | 9 | PRI call, outbound |
             *     | 10 | IVR call, outbound |
             *     | 11 | Call that a phone agent dials itself, outbound |
             *     | 12 | IVR PRI call, outbound |
             *     | 13 | Networked call centre, inbound |
             *     | 14 | Networked call centre, outbound |
             *     | 15 | Inspection in a networked call centre, inbound |
             *     | 16 | Inspection in a networked call centre, outbound |
             *     | 17 | Internal call to a virtual agent over the network, inbound |
             *     | 18 | Internal call to a virtual agent over the network, outbound |
             *     | 20 | Aid call, outbound |
             *     | 21 | Incoming call of an international operator, inbound |
             *     | 22 | Relay call, outbound |
             *     | 23 | Outgoing call of an international operator, outbound |
             *     | 30 | Video, actual call, begun by the queuing machine, inbound |
             *     | 31 | Video, actual call, to the queuing machine, outbound |
             *     | 32 | Video, 2B+D virtual call that joins two calls, inbound |
             *     | 33 | Video, 6B+D virtual call that joins six calls, inbound |
             *     | 34 | Video, 2B+D virtual call begun by CCS, outbound |
             *     | 35 | Video, 6B+D virtual call begun by CCS, outbound |
             *     | 40 | Reserved outbound call |
             *     | 41 | Preoccupied outbound call |
             *     | 42 | Pre-connected outbound call |
             *     | 43 | Predicted outbound call |
             *     | 44 | Previewed outbound call |
             *     | 45 | Callback request |
             * @example 0
             */
            callType: number;
            /**
             * @description ID of the business type.
             * @example 1
             */
            serviceNo: number;
            /**
             * @description Type of the operation.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Signed out of CCS |
             *     | 1 | Signed in |
             *     | 2 | Idle |
             *     | 3 | Busy |
             *     | 4 | Talking |
             *     | 5 | Waiting for an answer |
             *     | 6 | Answered, waiting for the connection |
             *     | 7 | Hung up by the agent |
             *     | 8 | Requested a release |
             *     | 9 | Waiting for the called party to ring |
             *     | 10 | Three-party call |
             *     | 11 | Agent channel faulty |
             *     | 12 | Agent channel recovered |
             *     | 13 | From manual to automatic, suspended |
             *     | 14 | Being listened to |
             *     | 15 | No longer listened to |
             *     | 16 | Being recorded |
             *     | 17 | No longer recorded |
             *     | 18 | Being monitored |
             *     | 19 | No longer monitored |
             *     | 20 | Listening, inserting or whispering |
             *     | 21 | No longer listening, inserting or whispering |
             *     | 22 | Playing voice |
             *     | 23 | No longer playing voice |
             *     | 24 | Monitoring |
             *     | 25 | No longer monitoring |
             *     | 26 | Resting |
             *     | 27 | Working after a call (wrap-up) |
             *     | 28 | Listening to or inserting into a call |
             *     | 29 | Forced to sign out |
             *     | 30 | Forced to be idle |
             *     | 31 | Forced to be busy |
             *     | 32 | Muted the user |
             *     | 33 | No longer muting the user |
             *     | 34 | Studying |
             *     | 38 | Holding a call |
             *     | 40 | Internal help |
             *     | 41 | Internal call |
             *     | 43 | Intercepted a call |
             *     | 44 | Paused the playback |
             *     | 45 | Internal transfer |
             *     | 46 | Transferred out |
             *     | 47 | Signed in to the media server |
             *     | 52 | Signed out of the media server |
             *     | 53 | Moved a queued call |
             *     | 54 | Release transfer |
             *     | 55 | Transferred to another device |
             *     | 57 | Toggled the hold during help |
             *     | 58 | Conference |
             * @example 2
             */
            operateType: number;
            /**
             * @description What the operation acted on, by `operateType`: an agent ID for 10, 20, 26 and 29 to 31; nothing for 0, 1, 3, 4, 13, 22, 27, 32 and 34. Only the CDR interface documents later types: an agent ID for 38, 40, 41, 43, 45 and 58; nothing for 44, 46, 47, 52 to 55 and 57. It is not documented which agent's ID it is. `65535`: No object. The CDR interface writes -1.
             * @example 23
             */
            operateObject: number;
            /**
             * @description Reason of the operation; its meaning depends on `operateType`. `65535`: No reason. The CDR interface writes -1.
             *
             *     | `operateType` | Code | Meaning |
             *     | --- | --- | --- |
             *     | 0 | 1 to 255 | Given by the client |
             *     | 0 | 256 | The agent lost its connection to the platform |
             *     | 0 | 257 | Forced by an inspector |
             *     | 0 | 258 | The agent signed out |
             *     | 0 | 259 | Before signing in again |
             *     | 0 | 260 | The handshake between the media server and CCS timed out |
             *     | 0 | 261 | The handshake between CCS and UIS timed out, as CCS noticed |
             *     | 0 | 262 | The media server lost its connection to CCS |
             *     | 0 | 263 | The handshake between UIS and the agent timed out |
             *     | 0 | 264 | The same agent ID signed in by force on another client |
             *     | 3 | 1 | By the agent itself |
             *     | 3 | 2 | Forced, for not answering |
             *     | 3 | 3 | Forced by an inspector |
             *     | 3 | 4 | Rest |
             *     | 3 | 5 | The phone is not available |
             *     | 3 | 7 | The call was rejected |
             *     | 3 | 200 to 250 | Business-defined |
             *     | 4 | 0 | Final record, written when the agent stops talking |
             *     | 4 | 1 | Interim record of a call in progress, written every 5 minutes of the clock (:00, :05 and so on) |
             *     | 20 | 0 | Listening to an agent |
             *     | 20 | 2 | Listening to a trunk |
             *     | 26 | 0 | None given with the rest request, the default |
             *     | 26 | 1 to 255 | Given by the client with the rest request |
             *     | 27 | 0 | Wrap-up that began automatically; also the default if the agent began it |
             *     | 27 | 1 to 255 | Begun by the agent through an interface |
             *     | 40 | 0 | Help alone (CDR table) |
             *     | 40 | 1 | Help between two parties (CDR table) |
             *     | 40 | 2 | Help among three parties (CDR table) |
             *     | 40 | 3 | Transfer after talking: the agent and the called party talk, then caller and called party are connected (CDR table) |
             *     | 40 | 4 | Transfer among three: all three talk, then caller and called party are connected (CDR table) |
             *     | 40 | 5 | Three-party call (CDR table) |
             *     | 40 | 6 | Connected the calls (CDR table) |
             * @example 0
             */
            operateCause: number;
            /**
             * @description Type of the agent's equipment.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Extension |
             *     | 1 | User line |
             *     | 2 | 1B+D |
             *     | 3 | Single non-permanent phone |
             *     | 4 | PC and phone |
             *     | 5 | 2B+D video |
             *     | 6 | 6B+D video |
             *     | 7 | Phone agent |
             *     | 8 | Configuration management |
             *     | 9 | nB+D |
             *     | 10 | Network |
             *     | 11 | Video |
             *     | 12 | Single-phone video |
             *     | 13 | Multimedia |
             * @example 11
             */
            agentType: number;
            /**
             * @description ID of the distributed node.
             * @example 1
             */
            locationId: number;
            /**
             * @description Serial number of the sign-in.
             * @example 2024080214194100005209009
             */
            logonSn: string;
            /**
             * @description Index of the agent's skills. Empty or null if the agent has no task skill, for example when it signs in.
             * @example 2024080214194300005209050
             */
            skillInfoSn: string | null;
        };
        /**
         * @deprecated
         * @description `0` for success. Kept for callers written for release 8.13 and earlier; read `resultCode` instead.
         * @example 0
         * @constant
         * @enum {string}
         */
        CmsLegacyResult: "0";
        /** @description The agent's operation records in the window. */
        QueryAgentOperationsSuccess: {
            /** @description Success code. */
            resultCode: components["schemas"]["CmsSuccessCode"];
            /**
             * @description The records. Empty if there are none in the window.
             * @example []
             */
            resultDesc: components["schemas"]["AgentOperation"][];
            /** @description `0` for success. Kept for callers written for release 8.13 and earlier; read `resultCode` instead. */
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description Same as `resultDesc`, for callers written for release 8.13 and earlier.
             * @example []
             */
            resultDatas?: components["schemas"]["AgentOperation"][];
        };
        /** @description Failure of a CC-CMS operation, sent with HTTP 200. It has a message instead of the data of a success. */
        CmsFailure: {
            /**
             * @description Failure code, any code other than the success code. The table is open.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0100000 | Success |
             *     | 0100001 | The interface call failed |
             *     | 0100002 | A parameter is invalid |
             *     | 0100003 | The interface requires CTI V300R008, but the CTI is V300R006 |
             *     | 0100999 | Unknown error |
             *     | 0101001 | The interface of the inspection relationship is abnormal |
             *     | 0101002 | The number is not on the UAP |
             *     | 0101003 | No permission |
             * @example 0100002
             */
            resultCode: string;
            /**
             * @description The service's error message.
             * @example Invalid parameter
             */
            resultDesc: string;
            /**
             * @deprecated
             * @description Any value other than the `0` of success. Kept for callers written for release 8.13 and earlier; read `resultCode` instead.
             * @example 1
             */
            result?: string;
        };
        /** @description Records in the window, or a failure. */
        QueryAgentOperationsResponse: components["schemas"]["QueryAgentOperationsSuccess"] | components["schemas"]["CmsFailure"];
        /** @description Body of HTTP 401 and 403, as CC-FS sends it. */
        C2Error: {
            /**
             * Format: int64
             * @description Time of the response, in milliseconds since 1970-01-01 00:00:00 UTC.
             * @example 1532142010247
             */
            timestamp?: number;
            /**
             * @description HTTP status of the response.
             * @example 403
             */
            status?: number;
            /**
             * @description Name of the status.
             * @example Forbidden
             */
            error?: string;
            /**
             * @description The service's error message.
             * @example No message available
             */
            message?: string;
            /**
             * @description Path of the request.
             * @example /rest/cmsapp/v1/openapi/agent/agentbyworkno
             */
            path?: string;
        };
        /**
         * @description ID of a call centre. Range: 1 to 65535.
         * @example 1
         */
        CcId: number;
        /**
         * @description ID of a VDN, a virtual call centre inside a call centre. Range: 1 to 5000.
         * @example 1
         */
        Vdn: number;
        /**
         * @description ID of an agent (work number). The November 2025 edition also allows 70000 to 999999 (cec_07_0632, cec_07_0630); this contract follows the earlier edition. Range: 101 to 59999.
         * @example 101
         */
        AgentId: number;
        /**
         * @description Call centre, VDN and agent.
         * @example {
         *       "ccId": 1,
         *       "vdn": 1,
         *       "agentId": 101
         *     }
         */
        QueryAgentDetailsQueryParam: {
            /** @description ID of a call centre. Range: 1 to 65535. */
            ccId: components["schemas"]["CcId"];
            /** @description ID of a VDN, a virtual call centre inside a call centre. Range: 1 to 5000. */
            vdn: components["schemas"]["Vdn"];
            /** @description ID of an agent (work number). The November 2025 edition also allows 70000 to 999999 (cec_07_0632, cec_07_0630); this contract follows the earlier edition. Range: 101 to 59999. */
            agentId: components["schemas"]["AgentId"];
        };
        /** @description The agent, wrapped in `queryParam`. */
        QueryAgentDetailsRequest: {
            /** @description Call centre, VDN and agent. */
            queryParam: components["schemas"]["QueryAgentDetailsQueryParam"];
        };
        /**
         * @description State of the agent. The vendor's page lists 0 to 8. The same table of CC-Gateway also has 9 (before a rest); whether this operation sends it is not documented.
         *
         *     | Code | Meaning |
         *     | --- | --- |
         *     | 0 | Unknown |
         *     | 1 | Signed in, not in use |
         *     | 2 | Signed out |
         *     | 3 | Busy |
         *     | 4 | Idle |
         *     | 5 | Wrap-up |
         *     | 6 | The same as idle, not in use |
         *     | 7 | Talking |
         *     | 8 | Resting |
         * @example 2
         */
        AgentStatus: number;
        /** @description An agent and its current state. */
        AgentDetails: {
            /**
             * @description ID of the agent.
             * @example 101
             */
            workNo: number;
            /**
             * @description ID of the agent's VDN. The vendor's page describes it as the VDN of the call.
             * @example 1
             */
            vdnId: number;
            /**
             * @description State of the agent on the CTI platform. The misspelled name is the vendor's.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Not signed in |
             *     | 1 | Idle |
             *     | 2 | Preoccupied |
             *     | 3 | Occupied |
             *     | 4 | Answering |
             *     | 5 | Talking |
             *     | 6 | Working after a call (wrap-up) |
             *     | 7 | Busy |
             *     | 8 | Resting |
             *     | 9 | Studying |
             *     | 10 | Adjusting |
             * @example 0
             */
            citStatus: number;
            /**
             * @description Name of the agent.
             * @example HW35154101
             */
            name: string;
            /**
             * @description Phone number of the agent; null where it has none.
             * @example null
             */
            phoneNumber: string | null;
            /**
             * Format: int64
             * @description Time of the sign-in, in milliseconds since 1970-01-01 00:00:00 UTC. `4294967295000`: The agent is not signed in.
             * @example 1722556800000
             * @example 4294967295000
             */
            loginDate: number;
            /**
             * Format: int64
             * @description How long the agent has been in its current state, in seconds. Range: 0 or more.
             * @example 436879
             */
            currentStateTime: number;
            /**
             * @description Medium of the agent. 0 occurs although no table lists it.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 1 | Text chat |
             *     | 2 | Click to dial |
             *     | 3 | Escorted browsing and form sharing |
             *     | 4 | Callback request |
             *     | 5 | Voice call |
             *     | 6 | Email |
             *     | 7 | Fax |
             *     | 8 | IP video by H.323 |
             *     | 9 | Whiteboard |
             *     | 10 | Application sharing |
             *     | 11 | File transfer |
             *     | 12 | 2B+D video |
             *     | 13 | 6B+D video |
             *     | 14 | OPS call |
             *     | 15 | Predicted outbound call |
             *     | 16 | Previewed outbound call |
             *     | 17 | Message media |
             *     | 18 | Video click to dial |
             *     | 19 | Video call |
             *     | 20 | Not in real time (web message) |
             *     | 21 | Desktop sharing |
             *     | 22 | Calling number in the skill queue |
             *     | 50 | Email chat |
             *     | 51 | Web chat |
             *     | 52 | SMS chat |
             *     | 53 | Social media chat |
             *     | 54 | Fax chat |
             *     | 55 | H5 video |
             * @example 0
             */
            mediaType: number;
            /**
             * @description State of the agent. The vendor's page lists 0 to 8. The same table of CC-Gateway also has 9 (before a rest); whether this operation sends it is not documented.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Unknown |
             *     | 1 | Signed in, not in use |
             *     | 2 | Signed out |
             *     | 3 | Busy |
             *     | 4 | Idle |
             *     | 5 | Wrap-up |
             *     | 6 | The same as idle, not in use |
             *     | 7 | Talking |
             *     | 8 | Resting |
             */
            status: components["schemas"]["AgentStatus"];
        };
        /** @description Details of the agent. */
        QueryAgentDetailsSuccess: {
            /** @description Success code. */
            resultCode: components["schemas"]["CmsSuccessCode"];
            /** @description An agent and its current state. */
            resultDesc: components["schemas"]["AgentDetails"];
            /** @description `0` for success. Kept for callers written for release 8.13 and earlier; read `resultCode` instead. */
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description Same as `resultDesc`, for callers written for release 8.13 and earlier.
             */
            resultDatas?: components["schemas"]["AgentDetails"];
        };
        /** @description The agent, or a failure. */
        QueryAgentDetailsResponse: components["schemas"]["QueryAgentDetailsSuccess"] | components["schemas"]["CmsFailure"];
        /**
         * @description Number of agents to skip: `limit` × (page number - 1), where the first page is 1. Supported by CTI 3.6 only. Range: 0 or more.
         * @example 0
         */
        Offset: number;
        /**
         * @description Number of agents per page. Supported by CTI 3.6 only. Range: 1 to 100.
         * @example 100
         */
        Limit: number;
        /**
         * @description Call centre and VDN. Send both `offset` and `limit` or neither; `offset` is a multiple of `limit`.
         * @example {
         *       "ccId": 1,
         *       "vdn": 1,
         *       "offset": 0,
         *       "limit": 100
         *     }
         */
        QueryAgentRestsQueryParam: {
            /** @description ID of a call centre. Range: 1 to 65535. */
            ccId: components["schemas"]["CcId"];
            /** @description ID of a VDN, a virtual call centre inside a call centre. Range: 1 to 5000. */
            vdn: components["schemas"]["Vdn"];
            /** @description Number of agents to skip: `limit` × (page number - 1), where the first page is 1. Supported by CTI 3.6 only. Range: 0 or more. */
            offset: components["schemas"]["Offset"];
            /** @description Number of agents per page. Supported by CTI 3.6 only. Range: 1 to 100. */
            limit: components["schemas"]["Limit"];
        } | {
            /** @description ID of a call centre. Range: 1 to 65535. */
            ccId: components["schemas"]["CcId"];
            /** @description ID of a VDN, a virtual call centre inside a call centre. Range: 1 to 5000. */
            vdn: components["schemas"]["Vdn"];
            offset?: never;
            limit?: never;
        };
        /** @description The VDN and, on CTI 3.6, the page, wrapped in `queryParam`. */
        QueryAgentRestsRequest: {
            /** @description Call centre and VDN. Send both `offset` and `limit` or neither; `offset` is a multiple of `limit`. */
            queryParam: components["schemas"]["QueryAgentRestsQueryParam"];
        };
        /**
         * @description Why the agent may not rest yet. Meaningful only for agents waiting for a rest, although the sample has it for a resting agent.
         *
         *     | Code | Meaning |
         *     | --- | --- |
         *     | 0 | The agent is waiting for approval |
         *     | 1 | The agent is busy |
         *     | 2 | The limit of resting agents in the VDN is reached |
         *     | 3 | The agent takes no inbound calls, because it is signed in to no skill queue |
         *     | 4 | The limit of resting agents in one of its skill queues is reached |
         * @example 1
         * @enum {integer}
         */
        CantRestReason: 0 | 1 | 2 | 3 | 4;
        /** @description A rest of an agent that is in progress, approved or requested. */
        AgentRest: {
            /**
             * @description Name of the agent.
             * @example z1
             */
            agentName: string;
            /**
             * @description ID of the agent.
             * @example 55001
             */
            workNo: number;
            /**
             * @description Why the agent may not rest yet. Meaningful only for agents waiting for a rest, although the sample has it for a resting agent.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | The agent is waiting for approval |
             *     | 1 | The agent is busy |
             *     | 2 | The limit of resting agents in the VDN is reached |
             *     | 3 | The agent takes no inbound calls, because it is signed in to no skill queue |
             *     | 4 | The limit of resting agents in one of its skill queues is reached |
             */
            cantRestReason: components["schemas"]["CantRestReason"];
            /**
             * Format: int64
             * @description Start of the rest, as a timestamp in an undocumented unit: when the rest began for a resting agent, otherwise the requested or approved start.
             * @example 2345
             */
            beginTime: number;
            /**
             * Format: int64
             * @description Requested length of the rest, in seconds. An agent requests 1 to 86399 through CC-Gateway (cec_07_1213). Range: 0 or more.
             * @example 22333
             */
            restDuration: number;
        };
        /**
         * @description Numbers of agents of a VDN who are resting, may rest or are waiting for a rest, and a list of them.
         * @example {
         *       "allowRestNum": 101,
         *       "onRestNum": 0,
         *       "waitRestNum": 0,
         *       "agentsRestDetails": []
         *     }
         */
        AgentRests: {
            /**
             * @description Number of agents who may rest and are still at work. Range: 0 or more.
             * @example 101
             */
            allowRestNum: number;
            /**
             * @description Number of agents who are resting. Range: 0 or more.
             * @example 1
             */
            onRestNum: number;
            /**
             * @description Number of agents who have requested a rest. Range: 0 or more.
             * @example 1
             */
            waitRestNum: number;
            /**
             * @description Agents of the VDN who are resting or have a requested or approved rest, one entry each.
             * @example []
             */
            agentsRestDetails: components["schemas"]["AgentRest"][];
        };
        /** @description The rests of the VDN. */
        QueryAgentRestsSuccess: {
            /** @description Success code. */
            resultCode: components["schemas"]["CmsSuccessCode"];
            /** @description Numbers of agents of a VDN who are resting, may rest or are waiting for a rest, and a list of them. */
            resultDesc: components["schemas"]["AgentRests"];
            /** @description `0` for success. Kept for callers written for release 8.13 and earlier; read `resultCode` instead. */
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description Same as `resultDesc`, for callers written for release 8.13 and earlier.
             */
            resultDatas?: components["schemas"]["AgentRests"];
        };
        /** @description The rests of the VDN, or a failure. */
        QueryAgentRestsResponse: components["schemas"]["QueryAgentRestsSuccess"] | components["schemas"]["CmsFailure"];
        /** @description Call centre, VDN and agent. Not wrapped. */
        QueryAgentPrivateCallsRequest: {
            /** @description ID of a call centre. Range: 1 to 65535. */
            ccId: components["schemas"]["CcId"];
            /** @description ID of a VDN, a virtual call centre inside a call centre. Range: 1 to 5000. */
            vdn: components["schemas"]["Vdn"];
            /** @description ID of an agent (work number). The November 2025 edition also allows 70000 to 999999 (cec_07_0632, cec_07_0630); this contract follows the earlier edition. Range: 101 to 59999. */
            agentId: components["schemas"]["AgentId"];
        };
        /** @description The private calls of the agent. */
        QueryAgentPrivateCallsSuccess: {
            /** @description Success code. */
            resultCode: components["schemas"]["CmsSuccessCode"];
            /**
             * @description IDs of the private calls.
             * @example [
             *       "1605492949-1447"
             *     ]
             */
            resultDesc: string[];
            /** @description `0` for success. Kept for callers written for release 8.13 and earlier; read `resultCode` instead. */
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description Same as `resultDesc`, for callers written for release 8.13 and earlier.
             * @example [
             *       "1605492949-1447"
             *     ]
             */
            resultDatas?: string[];
        };
        /** @description The call IDs, or a failure. */
        QueryAgentPrivateCallsResponse: components["schemas"]["QueryAgentPrivateCallsSuccess"] | components["schemas"]["CmsFailure"];
        /**
         * @description Success code.
         * @example 0
         * @constant
         * @enum {string}
         */
        GatewaySuccessCode: "0";
        /**
         * @description Call statistics of an agent since it signed in or, according to the Chinese edition of the vendor's page, for the current day.
         * @example {
         *       "talktime": 4328,
         *       "answernums": 5,
         *       "calloutnums": 0
         *     }
         */
        AgentCallStatistics: {
            /**
             * Format: int64
             * @description Total time spent talking, in seconds. Range: 0 or more.
             * @example 4328
             */
            talktime: number;
            /**
             * @description Number of calls answered. Range: 0 or more.
             * @example 5
             */
            answernums: number;
            /**
             * @description Number of outbound calls. Range: 0 or more.
             * @example 0
             */
            calloutnums: number;
        };
        /** @description The current call statistics of the agent. */
        QueryAgentCallStatisticsSuccess: {
            /**
             * @description The service's message; empty in the sample.
             * @example
             */
            message: string;
            /** @description Success code. */
            retcode: components["schemas"]["GatewaySuccessCode"];
            /** @description Call statistics of an agent since it signed in or, according to the Chinese edition of the vendor's page, for the current day. */
            result: components["schemas"]["AgentCallStatistics"];
        };
        /** @description Failure of a CC-Gateway operation, sent with HTTP 200. It has no `result`. */
        GatewayFailure: {
            /**
             * @description The service's error message.
             * @example The agent is not signed in.
             */
            message: string;
            /**
             * @description Failure code, any code other than the success code. The table is open.
             *
             *     | Code | Meaning |
             *     | --- | --- |
             *     | 0 | Success |
             *     | 000-001 | Wrong method of getting agent events |
             *     | 000-002 | Wrong parameter of the URL or the interface |
             *     | 000-003 | No permission, or the authentication has expired |
             *     | 000-004 | The agent is being switched over |
             *     | 000-005 | The inspected agent is the inspector |
             *     | 000-006 | Wrong parameter of the message |
             *     | 000-007 | Duplicate call |
             *     | 100-001 | A parameter of the sign-in is empty or invalid |
             *     | 100-002 | Already signed in |
             *     | 100-003 | A resource was not available at the sign-in |
             *     | 100-004 | Wrong user or password |
             *     | 100-005 | A parameter of the sign-out is invalid |
             *     | 100-006 | The agent is not signed in |
             *     | 100-007 | Exception during the operation: a resource can't be reached, or an internal error |
             *     | 100-008 | The agent has signed out |
             *     | 100-009 | Wrong state of the agent |
             *     | 100-010 | Wrong state at the sign-out |
             *     | 100-011 | A parameter is invalid at the sign-in |
             *     | 100-012 | Wrong type of agent |
             * @example 100-006
             */
            retcode: string;
        };
        /** @description The statistics, or a failure. */
        QueryAgentCallStatisticsResponse: components["schemas"]["QueryAgentCallStatisticsSuccess"] | components["schemas"]["GatewayFailure"];
    };
    responses: {
        /** @description The signature is missing or was refused. The vendor's page for the scheme gives the status but no body. The body below is that of CC-FS, which uses the same scheme; whether CC-CMS sends it is not documented. */
        C2Refused: {
            content: {
                "application/json": components["schemas"]["C2Error"];
            };
        };
        /** @description The IP address is locked after too many wrong signatures in a period: correct the signature before the next call. This and the body are documented for CC-FS, which uses the same scheme. Whether CC-CMS locks addresses, after how many attempts and for how long is not documented. An allow-list or a firewall in front of the service also sends 403, with an HTML page. */
        C2Locked: {
            content: {
                "application/json": components["schemas"]["C2Error"];
            };
        };
        /** @description The GUID is missing or was refused. The body is not documented. The service itself reports this with retcode 100-006 or 000-003, with HTTP 200. */
        GuidRefused: {
            content?: never;
        };
    };
    parameters: {
        /** @description ID of the agent, in decimal digits without leading zeros. */
        AgentidPath: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    queryAgentOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Agent and time window, not wrapped in another object. */
        requestBody: {
            content: {
                "application/json; charset=UTF-8": components["schemas"]["QueryAgentOperationsRequest"];
            };
        };
        responses: {
            /** @description Records in the window, or a failure. */
            200: {
                content: {
                    "application/json": components["schemas"]["QueryAgentOperationsResponse"];
                };
            };
            401: components["responses"]["C2Refused"];
            403: components["responses"]["C2Locked"];
        };
    };
    queryAgentDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The agent, wrapped in `queryParam`. */
        requestBody: {
            content: {
                "application/json; charset=UTF-8": components["schemas"]["QueryAgentDetailsRequest"];
            };
        };
        responses: {
            /** @description The agent, or a failure. */
            200: {
                content: {
                    "application/json": components["schemas"]["QueryAgentDetailsResponse"];
                };
            };
            401: components["responses"]["C2Refused"];
            403: components["responses"]["C2Locked"];
        };
    };
    queryAgentRests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The VDN and, on CTI 3.6, the page, wrapped in `queryParam`. */
        requestBody: {
            content: {
                "application/json; charset=UTF-8": components["schemas"]["QueryAgentRestsRequest"];
            };
        };
        responses: {
            /** @description The rests of the VDN, or a failure. */
            200: {
                content: {
                    "application/json": components["schemas"]["QueryAgentRestsResponse"];
                };
            };
            401: components["responses"]["C2Refused"];
            403: components["responses"]["C2Locked"];
        };
    };
    queryAgentPrivateCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The agent, not wrapped in another object. */
        requestBody: {
            content: {
                "application/json; charset=UTF-8": components["schemas"]["QueryAgentPrivateCallsRequest"];
            };
        };
        responses: {
            /** @description The call IDs, or a failure. */
            200: {
                content: {
                    "application/json": components["schemas"]["QueryAgentPrivateCallsResponse"];
                };
            };
            401: components["responses"]["C2Refused"];
            403: components["responses"]["C2Locked"];
        };
    };
    queryAgentCallStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ID of the agent, in decimal digits without leading zeros. */
                agentid: components["parameters"]["AgentidPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics, or a failure. */
            200: {
                content: {
                    "application/json": components["schemas"]["QueryAgentCallStatisticsResponse"];
                };
            };
            401: components["responses"]["GuidRefused"];
        };
    };
}
