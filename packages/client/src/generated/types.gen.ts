// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

export interface components {
    schemas: {
        /**
         * UTC time yyyy-MM-dd HH:mm:ss of a day that exists
         * @description Time in UTC, written `yyyy-MM-dd HH:mm:ss`. The day exists in the calendar: 29 February in leap years only, no 31 April.
         * @example 2024-08-02 00:00:00
         * @example 2024-02-29 23:59:59
         * @example 2023-02-28 00:00:00
         */
        UtcTime: string;
        /** @description Agent and time window. `beginTime` and `endTime` lie a positive multiple of 15 minutes apart, 24 hours at most. */
        QueryAgentOperationsRequest: {
            /**
             * @description ID of the agent. Later editions of the vendor's pages allow up to 999999; this contract keeps to its page.
             * @example 35001
             */
            currentAgentId: number;
            /**
             * @description Only operations of this type. Without it, all types.
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
             * @description ID of the call centre. Without it, the call centre that the service is configured with.
             * @example 1
             */
            ccId?: number;
        };
        /**
         * @description Code of success.
         * @example 0100000
         * @constant
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
             * @description Phone number of the agent, or conference ID. May contain characters other than digits, even quotes.
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
             * @description Type of the call. CC-Gateway has another table of call types.
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
             * @example 2
             */
            operateType: number;
            /**
             * @description What the operation acted on; its meaning depends on `operateType`.
             * @example 23
             */
            operateObject: number;
            /**
             * @description Reason of the operation; its meaning depends on `operateType`.
             * @example 0
             */
            operateCause: number;
            /**
             * @description Type of the agent's equipment.
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
             * @description Index of the skills that the agent has. Empty or null where the agent has no task skill, for example when it signs in.
             * @example 2024080214194300005209050
             */
            skillInfoSn: string | null;
        };
        /**
         * @deprecated
         * @description The `0` of success. Kept by the service for callers of release 8.13 and earlier; read `resultCode` instead.
         * @example 0
         * @constant
         */
        CmsLegacyResult: "0";
        /** @description Records of the operations of the agent in the window. */
        QueryAgentOperationsSuccess: {
            resultCode: components["schemas"]["CmsSuccessCode"];
            /**
             * @description The records. Empty where the window holds none.
             * @example []
             */
            resultDesc: components["schemas"]["AgentOperation"][];
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description The same as `resultDesc`, for callers of release 8.13 and earlier.
             * @example []
             */
            resultDatas?: components["schemas"]["AgentOperation"][];
        };
        /** @description Failure of a CC-CMS operation, sent with HTTP 200. Where a success carries its data, this carries a text. */
        CmsFailure: {
            /**
             * @description Code of the failure, any but that of success. The table is open.
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
             * @description Anything but the `0` of success. Kept by the service for callers of release 8.13 and earlier; read `resultCode` instead.
             * @example 1
             */
            result?: string;
        };
        /** @description Records of the window, or a failure. */
        QueryAgentOperationsResponse: components["schemas"]["QueryAgentOperationsSuccess"] | components["schemas"]["CmsFailure"];
        /**
         * @description ID of a call centre.
         * @example 1
         */
        CcId: number;
        /**
         * @description ID of a VDN, a virtual call centre inside a call centre.
         * @example 1
         */
        Vdn: number;
        /**
         * @description ID of an agent, its work number.
         * @example 101
         */
        AgentId: number;
        /** @description The agent, wrapped in `queryParam`. */
        QueryAgentDetailsRequest: {
            /**
             * @description Call centre, VDN and agent.
             * @example {
             *       "ccId": 1,
             *       "vdn": 1,
             *       "agentId": 101
             *     }
             */
            queryParam: {
                ccId: components["schemas"]["CcId"];
                vdn: components["schemas"]["Vdn"];
                agentId: components["schemas"]["AgentId"];
            };
        };
        /** @description An agent and its current state. */
        AgentDetails: {
            /**
             * @description ID of the agent.
             * @example 101
             */
            workNo: number;
            /**
             * @description ID of the agent's VDN; the page says, of the VDN of the call.
             * @example 1
             */
            vdnId: number;
            /**
             * @description State of the agent on the CTI platform. The spelling of the name is the vendor's.
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
             * @description Time of the sign-in, in milliseconds since 1970-01-01 00:00:00 UTC.
             * @example 4294967295000
             */
            loginDate: number;
            /**
             * Format: int64
             * @description How long the agent has been in its current state, in seconds.
             * @example 436879
             */
            currentStateTime: number;
            /**
             * @description Medium of the agent. 0 occurs and is in no table.
             * @example 0
             */
            mediaType: number;
            /**
             * @description State of the agent.
             * @example 2
             * @enum {integer}
             */
            status: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
        };
        /** @description Details of the agent. */
        QueryAgentDetailsSuccess: {
            resultCode: components["schemas"]["CmsSuccessCode"];
            resultDesc: components["schemas"]["AgentDetails"];
        };
        /** @description The agent, or a failure. */
        QueryAgentDetailsResponse: components["schemas"]["QueryAgentDetailsSuccess"] | components["schemas"]["CmsFailure"];
        /**
         * @description How many agents to skip: `limit` times the number of the page less 1, where pages count from 1. Heeded by CTI 3.6 only.
         * @example 0
         */
        Offset: number;
        /**
         * @description How many agents a page holds. Heeded by CTI 3.6 only.
         * @example 100
         */
        Limit: number;
        /** @description The VDN and, on CTI 3.6, the page, wrapped in `queryParam`. */
        QueryAgentRestsRequest: {
            /**
             * @description Call centre and VDN. `offset` and `limit` are sent both or neither, and `offset` is a multiple of `limit`.
             * @example {
             *       "ccId": 1,
             *       "vdn": 1,
             *       "offset": 0,
             *       "limit": 100
             *     }
             */
            queryParam: {
                ccId: components["schemas"]["CcId"];
                vdn: components["schemas"]["Vdn"];
                offset?: components["schemas"]["Offset"];
                limit?: components["schemas"]["Limit"];
            } & ({
                offset: components["schemas"]["Offset"];
                limit: components["schemas"]["Limit"];
            } | {
                offset?: never;
                limit?: never;
            });
        };
        /** @description The rest of one agent, taken, approved or requested. */
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
             * @description Why the agent may not rest yet. Meaningful only for agents who wait for a rest; the sample carries it for an agent who rests.
             * @example 1
             * @enum {integer}
             */
            cantRestReason: 0 | 1 | 2 | 3 | 4;
            /**
             * Format: int64
             * @description Start of the rest, as a timestamp whose unit is not established: for a resting agent when the rest began, for any other the start that was requested or approved.
             * @example 2345
             */
            beginTime: number;
            /**
             * Format: int64
             * @description Length of the rest that was requested, in seconds.
             * @example 22333
             */
            restDuration: number;
        };
        /**
         * @description How many agents of a VDN rest, may rest or wait for a rest, and who they are.
         * @example {
         *       "allowRestNum": 101,
         *       "onRestNum": 0,
         *       "waitRestNum": 0,
         *       "agentsRestDetails": []
         *     }
         */
        AgentRests: {
            /**
             * @description Number of agents who may rest and are still at work.
             * @example 101
             */
            allowRestNum: number;
            /**
             * @description Number of agents who are resting.
             * @example 1
             */
            onRestNum: number;
            /**
             * @description Number of agents who have requested a rest.
             * @example 0
             */
            waitRestNum: number;
            /**
             * @description Agents of the VDN who rest, or whose rest was requested or approved, one entry each.
             * @example []
             */
            agentsRestDetails: components["schemas"]["AgentRest"][];
        };
        /** @description The rests of the VDN. */
        QueryAgentRestsSuccess: {
            resultCode: components["schemas"]["CmsSuccessCode"];
            resultDesc: components["schemas"]["AgentRests"];
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description The same as `resultDesc`, for callers of release 8.13 and earlier.
             */
            resultDatas?: components["schemas"]["AgentRests"];
        };
        /** @description The rests of the VDN, or a failure. */
        QueryAgentRestsResponse: components["schemas"]["QueryAgentRestsSuccess"] | components["schemas"]["CmsFailure"];
        /** @description Call centre, VDN and agent. Not wrapped. */
        QueryAgentPrivateCallsRequest: {
            ccId: components["schemas"]["CcId"];
            vdn: components["schemas"]["Vdn"];
            agentId: components["schemas"]["AgentId"];
        };
        /** @description The private calls of the agent. */
        QueryAgentPrivateCallsSuccess: {
            resultCode: components["schemas"]["CmsSuccessCode"];
            /**
             * @description IDs of the private calls.
             * @example [
             *       "1605492949-1447"
             *     ]
             */
            resultDesc: string[];
            result?: components["schemas"]["CmsLegacyResult"];
            /**
             * @deprecated
             * @description The same as `resultDesc`, for callers of release 8.13 and earlier.
             * @example [
             *       "1605492949-1447"
             *     ]
             */
            resultDatas?: string[];
        };
        /** @description The call IDs, or a failure. */
        QueryAgentPrivateCallsResponse: components["schemas"]["QueryAgentPrivateCallsSuccess"] | components["schemas"]["CmsFailure"];
        /**
         * @description Code of success.
         * @example 0
         * @constant
         */
        GatewaySuccessCode: "0";
        /**
         * @description Calls of an agent, counted since it signed in or, by the Chinese original of the page, for the current day.
         * @example {
         *       "talktime": 4328,
         *       "answernums": 5,
         *       "calloutnums": 0
         *     }
         */
        AgentCallStatistics: {
            /**
             * Format: int64
             * @description Total time spent talking, in seconds.
             * @example 4328
             */
            talktime: number;
            /**
             * @description Number of calls answered.
             * @example 5
             */
            answernums: number;
            /**
             * @description Number of outbound calls.
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
            retcode: components["schemas"]["GatewaySuccessCode"];
            result: components["schemas"]["AgentCallStatistics"];
        };
        /** @description Failure of a CC-Gateway operation, sent with HTTP 200. It carries no `result`. */
        GatewayFailure: {
            /**
             * @description The service's error message.
             * @example The agent is not signed in.
             */
            message: string;
            /**
             * @description Code of the failure, any but that of success. The table is open.
             * @example 100-006
             */
            retcode: string;
        };
        /** @description The statistics, or a failure. */
        QueryAgentCallStatisticsResponse: components["schemas"]["QueryAgentCallStatisticsSuccess"] | components["schemas"]["GatewayFailure"];
    };
    responses: {
        /** @description The signature is missing or was refused. The body is not documented. */
        C2Refused: {
            content?: never;
        };
    };
    parameters: {
        /** @description A text, as on the page. ID of the agent, from 101 to 59999, in decimal digits without leading zeros. Later editions of the vendor's pages allow up to 999999; this contract keeps to its page. */
        AgentidPath: string;
        /** @description GUID of the agent's session, see the security scheme `Guid`. */
        GuidHeader: string;
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
        /** @description Agent and time window. The object is sent as it is, not wrapped. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryAgentOperationsRequest"];
            };
        };
        responses: {
            /** @description Records of the window, or a failure. */
            200: {
                content: {
                    "application/json": components["schemas"]["QueryAgentOperationsResponse"];
                };
            };
            401: components["responses"]["C2Refused"];
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
                "application/json": components["schemas"]["QueryAgentDetailsRequest"];
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
                "application/json": components["schemas"]["QueryAgentRestsRequest"];
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
        };
    };
    queryAgentPrivateCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The agent. The object is sent as it is, not wrapped. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryAgentPrivateCallsRequest"];
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
        };
    };
    queryAgentCallStatistics: {
        parameters: {
            query?: never;
            header: {
                /** @description GUID of the agent's session, see the security scheme `Guid`. */
                Guid: components["parameters"]["GuidHeader"];
            };
            path: {
                /** @description A text, as on the page. ID of the agent, from 101 to 59999, in decimal digits without leading zeros. Later editions of the vendor's pages allow up to 999999; this contract keeps to its page. */
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
            /** @description The GUID is missing or was refused. The body is not documented. The service itself says so with retcode 100-006 or 000-003, inside HTTP 200. */
            401: {
                content?: never;
            };
        };
    };
}
