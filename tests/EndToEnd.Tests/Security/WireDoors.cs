using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>The table's own protocol, three ways.</summary>
internal static class WireDoors
{
    public static async Task<Told> SocketAsync(Visit visit)
    {
        using var socket = await visit.At.SocketAsync("/ws");
        await Outlooks.SayAsync(socket, Hello(visit));
        await using var answers = Ear.Of(socket);
        var first = await answers.NextAsync();
        if (first?.Contains("\"type\":\"ack\"", StringComparison.Ordinal) != true)
        {
            await answers.UntilAsync(static _ => false);
            return new Told(false, answers.Heard);
        }

        foreach (var question in Questions.All(visit.Campaign))
        {
            await Outlooks.SayAsync(socket, question);
            await answers.UntilAsync(told => told.Contains($"\"request_id\":\"{question["id"]}\"", StringComparison.Ordinal));
        }

        return new Told(true, answers.Heard);
    }

    public static async Task<Told> SendAsync(Visit visit)
    {
        using var http = visit.At.Http(visit.Token);
        var (letIn, text) = (false, new StringBuilder());
        foreach (var some in Questions.All(visit.Campaign).Chunk(10))
        {
            using var response = await http.PostAsync(new Uri("/events/send", UriKind.Relative), GuardedTable.Json(new JsonArray([.. some])));
            var told = await response.Content.ReadAsStringAsync();
            letIn |= response.IsSuccessStatusCode && told.Contains("\"success\":true", StringComparison.Ordinal);
            text.AppendLine(told);
        }

        return new Told(letIn, text.ToString());
    }

    public static async Task<Told> LinesAsync(Visit visit)
    {
        await using var stream = await visit.At.ConnectAsync();
        var lines = new StringBuilder().Append(Hello(visit).ToJsonString()).Append('\n');
        foreach (var question in Questions.All(visit.Campaign))
        {
            lines.Append(question.ToJsonString()).Append('\n');
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()));
        await Site.EndAsync(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var told = await reader.ReadToEndAsync();
        return new Told(told.Split('\n').Any(static line => line.Contains("\"success\":true", StringComparison.Ordinal) && !line.Contains("\"hello\"", StringComparison.Ordinal) && !line.Contains("\"tools\":[", StringComparison.Ordinal)), told);
    }

    private static JsonObject Hello(Visit visit) => visit.Token is { } token
        ? new() { ["type"] = "authenticate", ["id"] = "hello", ["key"] = token, ["campaign"] = visit.Campaign }
        : new() { ["type"] = "authenticate", ["id"] = "hello", ["campaign"] = visit.Campaign };
}
