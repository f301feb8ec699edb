using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginHost.Sdk;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHost.Host;

/// <summary>How one command answers: for people, or as JSON.</summary>
internal sealed class Output(Terminal terminal, bool json)
{
    public bool Json => json;

    public Terminal Terminal => terminal;

    public int Show<T>(Result<T> result, JsonTypeInfo<T> type, Func<T, IRenderable> render)
    {
        if (!result.Succeeded)
        {
            return Fail(result.Error);
        }

        if (json)
        {
            WriteJson(result.Value, type);
        }
        else
        {
            terminal.Console.Write(render(result.Value));
        }

        return ExitCodes.Ok;
    }

    public void WriteJson<T>(T value, JsonTypeInfo<T> type) => terminal.Results.WriteLine(JsonSerializer.Serialize(value, type));

    public int Fail(Error error)
    {
        if (json)
        {
            WriteJson(new Failure(error), TerminalJson.Readable.Failure);
        }
        else
        {
            terminal.ErrorConsole.Write(new Text(error.Message, new Style(Color.Red)));
            terminal.ErrorConsole.WriteLine();
            if (error.Hint is { } hint)
            {
                terminal.ErrorConsole.Write(new Text(hint));
                terminal.ErrorConsole.WriteLine();
            }
        }

        return ExitCodes.Of(error);
    }
}
