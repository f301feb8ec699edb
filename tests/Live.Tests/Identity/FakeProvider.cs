using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PluginHost.Live.Tests;

/// <summary>Somebody else's accounts: an OAuth 2 server after RFC 6749 and RFC 7636, which checks all that it is told.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect)> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    private FakeProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/authorize", (RequestDelegate)AuthorizeAsync);
        _app.MapPost("/token", (RequestDelegate)TokenAsync);
        _app.MapGet("/userinfo", (RequestDelegate)UserInfoAsync);
    }

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "17";

    /// <summary>What goes wrong: <c>denied</c>, <c>token</c>, <c>userinfo</c>, <c>silent</c> or <c>garbage</c>.</summary>
    public string? Fault { get; set; }

    public ExternalProvider Options => ExternalProvider.From(name => name switch
    {
        "PLUGINHOST_OAUTH_AUTHORIZE" => _app.Urls.First() + "/authorize",
        "PLUGINHOST_OAUTH_TOKEN" => _app.Urls.First() + "/token",
        "PLUGINHOST_OAUTH_USERINFO" => _app.Urls.First() + "/userinfo",
        "PLUGINHOST_OAUTH_CLIENT_ID" => "table",
        "PLUGINHOST_OAUTH_CLIENT_SECRET" => "a secret",
        "PLUGINHOST_OAUTH_NAME" => "Guild",
        "PLUGINHOST_OAUTH_SCOPE" => "identify",
        _ => null,
    }).Value!;

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AuthorizeAsync(HttpContext context)
    {
        var asked = context.Request.Query;
        Assert.Equal("code/table/identify/S256", $"{asked["response_type"]}/{asked["client_id"]}/{asked["scope"]}/{asked["code_challenge_method"]}");
        var (redirect, state) = (asked["redirect_uri"].ToString(), Uri.EscapeDataString(asked["state"].ToString()));
        if (Fault == "denied")
        {
            context.Response.Redirect($"{redirect}?error=access_denied&error_description=No&state={state}");
            return Task.CompletedTask;
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (asked["code_challenge"].ToString(), redirect);
        context.Response.Redirect($"{redirect}?code={code}&state={state}");
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        context.Response.ContentType = "application/json";
        var verified = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var right = form["grant_type"] == "authorization_code" && form["client_id"] == "table" && form["client_secret"] == "a secret"
            && _codes.TryRemove(form["code"].ToString(), out var code) && code == (verified, form["redirect_uri"].ToString());
        if (!right || Fault == "token")
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("""{"error":"invalid_grant","error_description":"That code is not valid."}""");
            return;
        }

        var token = Guid.NewGuid().ToString("N");
        _tokens[token] = Subject;
        await context.Response.WriteAsync($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":600}""");
    }

    private async Task UserInfoAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (!_tokens.TryGetValue(token, out var subject) || Fault == "userinfo")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Fault switch { "silent" => "{}", "garbage" => "{{{", _ => $$"""{"sub":"{{subject}}","name":"Mira of the guild"}""" });
    }
}
