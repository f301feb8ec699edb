using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHost.Journal;
using PluginHost.Sdk;

namespace PluginHost.Plugins.Tests;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_request_is_sent_with_its_payload_and_its_secret()
    {
        await using var provider = new TestProvider(static _ => "204 No Content");
        var row = await SettledAsync(new PlannedRequest("post", provider.Address + "?key={secret:TOKEN}")
        {
            Payload = JsonElement.Parse("""{"content":"hi"}"""),
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bot {secret:TOKEN}" },
        });

        Assert.Equal((OutboxState.Sent, "answered 204"), (row.State, row.Note));
        var seen = Assert.Single(provider.Seen);
        Assert.Contains("key=s3%2Fcret", seen, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bot s3/cret", seen, StringComparison.Ordinal);
        Assert.EndsWith("""{"content":"hi"}""", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429 Too Many Requests\r\nRetry-After: 1", false)]
    [InlineData("503 Service Unavailable", false)]
    [InlineData("500 Internal Server Error", true)]
    public async Task What_was_refused_for_now_is_repeated(string head, bool idempotent)
    {
        await using var provider = new TestProvider(nth => nth == 1 ? head : "200 OK");
        var row = await SettledAsync(new PlannedRequest("post", provider.Address) { Idempotent = idempotent });
        Assert.Equal(OutboxState.Sent, row.State);
        Assert.Equal(2, provider.Seen.Count);
    }

    [Theory]
    [InlineData("500 Internal Server Error", OutboxState.Unknown)]
    [InlineData("404 Not Found", OutboxState.Failed)]
    [InlineData(null, OutboxState.Unknown)]
    public async Task What_may_have_been_done_or_was_refused_is_not_repeated(string? head, OutboxState expected)
    {
        await using var provider = new TestProvider(_ => head);
        var row = await SettledAsync(new PlannedRequest("post", provider.Address) { Timeout = TimeSpan.FromMilliseconds(300) });
        Assert.Equal(expected, row.State);
        Assert.Single(provider.Seen);
    }

    [Fact]
    public async Task A_request_without_its_secret_fails_and_says_which()
    {
        var row = await SettledAsync(new PlannedRequest("post", "https://provider.example/{secret:OTHER}"));
        Assert.Equal((OutboxState.Failed, "needs the secret OTHER"), (row.State, row.Note));
    }

    [Fact]
    public async Task A_request_that_is_too_old_is_stale_and_a_dry_run_sends_nothing()
    {
        await using var provider = new TestProvider(static _ => "200 OK");
        var stale = await SettledAsync(new PlannedRequest("post", provider.Address) { MaxAge = TimeSpan.FromMilliseconds(-1) });
        var dry = await SettledAsync(new PlannedRequest("post", provider.Address), dryRun: true);
        Assert.Equal(OutboxState.Stale, stale.State);
        Assert.Equal((OutboxState.Sent, "dry run"), (dry.State, dry.Note));
        Assert.Empty(provider.Seen);
    }

    [Fact]
    public async Task A_lane_keeps_its_order_while_its_first_is_repeated()
    {
        await using var provider = new TestProvider(static nth => nth <= 2 ? "503 Service Unavailable" : "200 OK");
        var rows = await SettleAsync([new PlannedRequest("one", provider.Address), new PlannedRequest("two", provider.Address + "/two")], OutboxState.Pending, dryRun: false);
        Assert.All(rows, static row => Assert.Equal(OutboxState.Sent, row.State));
        Assert.Equal([false, false, false, true], provider.Seen.Select(static seen => seen.StartsWith("POST /hook/two", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_host_died_is_repeated_only_when_that_does_no_harm()
    {
        await using var provider = new TestProvider(static _ => "200 OK");
        var rows = await SettleAsync(
            [new PlannedRequest("once", provider.Address), new PlannedRequest("again", provider.Address) { Idempotent = true }], OutboxState.Sending, dryRun: false);
        Assert.Equal([OutboxState.Unknown, OutboxState.Sent], rows.Select(static row => row.State));
        Assert.Single(provider.Seen);
    }

    [Fact]
    public async Task A_form_and_computed_values_are_sent_with_their_secrets_put_in()
    {
        await using var provider = new TestProvider(static _ => "200 OK");
        var row = await SettledAsync(new PlannedRequest("sign in", provider.Address)
        {
            Form = new Dictionary<string, string> { ["code"] = "a b", ["secret"] = "{secret:TOKEN}" },
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer {computed:JWT}", ["X-Answer"] = "{computed:ANSWER}" },
            Computed = new Dictionary<string, ComputedValue>
            {
                ["JWT"] = new(ComputedKind.Hs256Token, "TOKEN") { Claims = JsonElement.Parse("""{"user":"1"}"""), Lifetime = TimeSpan.FromMinutes(3) },
                ["ANSWER"] = new(ComputedKind.Sha256Challenge, "TOKEN") { Challenge = ["salt", "challenge"] },
            },
        });

        Assert.Equal(OutboxState.Sent, row.State);
        var seen = Assert.Single(provider.Seen);
        Assert.EndsWith("\r\n\r\ncode=a+b&secret=s3%2Fcret", seen, StringComparison.Ordinal);
        Assert.Contains("application/x-www-form-urlencoded", seen, StringComparison.Ordinal);
        Assert.Contains("X-Answer: " + Hashed(Hashed("s3/cretsalt") + "challenge"), seen, StringComparison.Ordinal);

        var token = seen.Split("Authorization: Bearer ")[1].Split("\r\n")[0].Split('.');
        Assert.Equal(token[2], Base64Url.EncodeToString(HMACSHA256.HashData("s3/cret"u8, Encoding.UTF8.GetBytes($"{token[0]}.{token[1]}"))));
        var claims = JsonElement.Parse(Base64Url.DecodeFromChars(token[1]));
        Assert.Equal("1", claims.GetProperty("user").GetString());
        Assert.True(claims.GetProperty("exp").GetInt64() > TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 60);
    }

    [Fact]
    public async Task A_key_that_is_no_base64_and_a_request_that_is_no_http_fail_and_say_so()
    {
        var key = await SettledAsync(new PlannedRequest("post", "https://provider.example/")
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = "{computed:JWT}" },
            Computed = new Dictionary<string, ComputedValue> { ["JWT"] = new(ComputedKind.Hs256Token, "TOKEN") { SecretIsBase64 = true } },
        });
        var header = await SettledAsync(new PlannedRequest("post", "https://provider.example/") { Headers = new Dictionary<string, string> { ["bad name"] = "x" }, Timeout = TimeSpan.FromDays(900) });
        Assert.Equal((OutboxState.Failed, "the secret TOKEN is no Base64 text"), (key.State, key.Note));
        Assert.Equal((OutboxState.Failed, "the request cannot be written as HTTP"), (header.State, header.Note));
    }

    private static string Hashed(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<OutboxRow> SettledAsync(PlannedRequest request, bool dryRun = false) =>
        Assert.Single(await SettleAsync([request], OutboxState.Pending, dryRun));

    private static async Task<IReadOnlyList<OutboxRow>> SettleAsync(IReadOnlyList<PlannedRequest> requests, OutboxState from, bool dryRun)
    {
        var folder = Directory.CreateTempSubdirectory("outbox").FullName;
        await using var store = await TestHouse.OpenAsync(folder);
        await store.Journal.CommitAsync(new Commit { Requests = [.. requests.Select(static request => new OutboxDraft("bot", "camp", request))] }, CancellationToken.None);
        for (var id = 1; id <= requests.Count; id++)
            await store.Outbox.MarkAsync(id, new OutboxMark(from, null), CancellationToken.None);

        var options = new OutboxOptions { DryRun = dryRun, FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5) };
        using var drain = new OutboxDrain(store.Outbox, options, static name => name == "TOKEN" ? "s3/cret" : null, TimeProvider.System, NullLogger.Instance, static _ => { });
        drain.Start();
        OutboxState[] ends = [OutboxState.Sent, OutboxState.Unknown, OutboxState.Failed, OutboxState.Stale];
        var settled = new List<OutboxRow>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (settled.Count < requests.Count)
        {
            await Task.Delay(10, deadline.Token);
            settled.Clear();
            foreach (var state in ends)
                settled.AddRange(await store.Outbox.ListAsync(state, 10, CancellationToken.None));
        }

        await drain.StopAsync();
        return [.. settled.OrderBy(static row => row.Id)];
    }
}
