namespace PluginHost.Plugins.Tests;

/// <summary>Code of plugins that several tests compile.</summary>
internal static class Sources
{
    /// <summary>An update hook; the given statements are the body of an async method that returns a reaction.</summary>
    public static string Hook(string body, string members = "") => $$"""
        [Export(typeof(IUpdateHook))]
        public sealed class Hook : IUpdateHook
        {
            {{members}}
            public async Task<Reaction> UpdateAsync(Update update, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;

    public static string Quiet => Hook("return Reaction.None;");

    /// <summary>Remembers each event in its state, by the event's id.</summary>
    public static string Remembering => Hook("return new Reaction { State = [new StateChange(update.Event.Id, update.Event.Data)] };");

    /// <summary>A tool whose answer is the given expression.</summary>
    public static string Tool(string name, string answer, string members = "") => $$"""
        [Export(typeof(ITool))]
        [method: ImportingConstructor]
        public sealed class TheTool(IPluginStore store, ILogger logger, TimeProvider time) : ITool
        {
            {{members}}
            public ToolDescription Description { get; } = new("{{name}}", "A tool", "It answers.", System.Text.Json.JsonElement.Parse("{\"type\":\"object\"}")) { MinimumRole = Role.Player };

            public async Task<ToolResult> CallAsync(ToolCall call, IProgress<ToolProgress> progress, CancellationToken cancellationToken)
            {
                logger.LogInformation("asked");
                var kept = await store.GetAsync("kept", cancellationToken);
                return ToolResult.Text({{answer}});
            }
        }
        """;
}
