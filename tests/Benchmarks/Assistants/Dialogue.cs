using System.Text;

namespace PluginHost.Benchmarks;

/// <summary>What every client of the protocol says, the same to each server.</summary>
internal static class Dialogue
{
    public const string Ready = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    public static string Greeting(int id) => $$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}""";

    public static string List(int id) => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/list"}""";

    public static string Call(int id, string tool = "explain_dice") => $$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call","params":{"name":"{{{{tool}}}}","arguments":{"expression":"2d6+3"}}}""";

    /// <summary>Whether a line answers a request, and well.</summary>
    /// <exception cref="InvalidOperationException">The answer is an error.</exception>
    public static bool Answers(ReadOnlySpan<byte> line, int id)
    {
        if (line.IndexOf(Encoding.ASCII.GetBytes($"\"id\":{id}")) < 0)
        {
            return false;
        }

        return line.IndexOf("\"result\""u8) >= 0 && line.IndexOf("\"isError\":true"u8) < 0 ? true : throw new InvalidOperationException(Encoding.UTF8.GetString(line));
    }
}
