using System.Reflection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Makes a server of the protocol for one caller: what it lists and does is what that caller may.</summary>
internal sealed class McpDesk(HostParts parts, ILoggerFactory loggers)
{
    private const string Instructions = """
        This host runs a table of a role-playing game. Begin with what_now: it says which campaign and session are under way, who is there, and whose turn it is.
        Tools change the game and are recorded; search and the rules:// resources answer questions about rules with their sources; campaign:// and character:// resources show the game.
        What is hidden from the players stays hidden: do not tell it to them. A tool that takes something away has the argument dry_run: with it, it only says what would happen.
        Answers are kept short: what only reads takes detail (brief, normal or full), and cursor, from an answer's metadata, for the rest of one that was cut. Resources take them as ?detail= and ?cursor=.
        """;

    private static readonly string Version =
        typeof(McpDesk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";

    private readonly ResourceDesk _resources = new(parts);
    private readonly ToolLimits _limits = new(parts.Time);

    public Result<Seat> Seat(Principal caller, ClientWish wish, bool lasts) => Host.Seat.Of(caller, parts, wish.Campaign, lasts);

    public AssistantWatch Watch(Seat seat) => new(parts, _resources, seat);

    public McpServer Serve(ITransport transport, Seat seat, AssistantWatch watch, ToolGroups groups)
    {
        var questions = new Questioning(parts.States);
        var tools = new ToolDoor(parts, questions, _limits, seat, groups);
        var server = McpServer.Create(transport, Options(questions, tools, seat, watch, groups), loggers);
        watch.Serve(server);
        if (transport is LineTransport lines)
        {
            lines.Plain = new PlainCalls(server, tools);
        }

        return server;
    }

    private McpServerOptions Options(Questioning questions, ToolDoor tools, Seat seat, AssistantWatch watch, ToolGroups groups)
    {
        var prompts = new PromptDoor(new PromptDesk(parts, _resources), questions, seat);
        var resources = new ResourceDoor(_resources, seat);
        return new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "pluginhost", Title = "PluginHost", Version = Version },
            ServerInstructions = Instructions + groups.Told(parts.Table.Tools(seat.Caller)),
            ScopeRequests = false,
            Filters = new McpServerFilters { Message = new McpMessageFilters { IncomingFilters = [MessageCheck.Before] } },
            Capabilities = new ServerCapabilities
            {
                Tools = new ToolsCapability { ListChanged = true },
                Prompts = new PromptsCapability { ListChanged = true },
                Resources = new ResourcesCapability { ListChanged = true, Subscribe = true },
                Completions = new CompletionsCapability(),
                Logging = new LoggingCapability(),
            },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = tools.ListAsync,
                CallToolHandler = tools.CallAsync,
                ListPromptsHandler = prompts.ListAsync,
                GetPromptHandler = prompts.GetAsync,
                ListResourcesHandler = resources.ListAsync,
                ListResourceTemplatesHandler = resources.TemplatesAsync,
                ReadResourceHandler = resources.ReadAsync,
                CompleteHandler = new CompletionDoor(parts, _resources, new PromptDesk(parts, _resources), seat).CompleteAsync,
                SubscribeToResourcesHandler = watch.SubscribeAsync,
                UnsubscribeFromResourcesHandler = watch.UnsubscribeAsync,
                SubscriptionsListenHandler = watch.ListenAsync,
                SetLoggingLevelHandler = static (_, _) => ValueTask.FromResult(new EmptyResult()),
                NotificationHandlers = [KeyValuePair.Create<string, Func<JsonRpcNotification, CancellationToken, ValueTask>>(NotificationMethods.InitializedNotification, watch.BeginAsync)],
            },
        };
    }
}
