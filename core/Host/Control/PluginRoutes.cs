using PluginHost.Plugins;
using PluginHost.Sdk;

namespace PluginHost.Host;

internal sealed class PluginRoutes(PluginHouse house)
{
    public Task ListAsync(HttpContext context) => Answers.JsonAsync(context, new PluginList(house.Plugins, house.Warnings), ControlJson.Default.PluginList);

    public Task ShowAsync(HttpContext context) => Answers.ResultAsync(context, Find(Id(context)), ControlJson.Default.PluginStatus);

    public async Task ActAsync(HttpContext context)
    {
        var id = Id(context);
        var known = Find(id);
        var result = !known.Succeeded ? known : context.Request.RouteValues["verb"] switch
        {
            "reload" => await house.ReloadAsync(id, context.RequestAborted),
            "enable" => await house.EnableAsync(id, context.RequestAborted),
            "disable" => await house.DisableAsync(id, context.RequestAborted),
            _ => Error.NotFound("A plugin can be reloaded, enabled or disabled."),
        };
        await Answers.ResultAsync(context, result, ControlJson.Default.PluginStatus);
    }

    public async Task LettersAsync(HttpContext context)
    {
        var plugin = context.Request.Query["plugin"].ToString() is { Length: > 0 } id ? id : null;
        if (plugin is not null && Find(plugin) is { Succeeded: false } missing)
        {
            await Answers.ErrorAsync(context, missing.Error);
            return;
        }

        var letters = await house.LettersAsync(plugin, context.RequestAborted);
        var rows = letters.Select(static letter => new LetterRow(letter.Id, letter.Reader, letter.Journal, letter.Kind, letter.Reason, letter.Attempts, letter.At)).ToList();
        await Answers.JsonAsync(context, new LetterList(rows), ControlJson.Default.LetterList);
    }

    public async Task RetryAsync(HttpContext context)
    {
        var result = await house.RetryAsync(context.Request.Query["id"].ToString(), context.RequestAborted);
        await Answers.ResultAsync(context, result.Then<Done>(static _ => new Done("The letter was delivered, or its request planned once more.")), ControlJson.Default.Done);
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private Result<PluginStatus> Find(string id) => house.Plugins.FirstOrDefault(plugin => plugin.Id == id) is { } found
        ? found
        : Error.NotFound($"There is no plugin '{id}'.") with { Hint = $"See: {Invocation.Name} plugins list" };
}
