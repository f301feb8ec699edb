using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Live;

/// <summary>People, keys and sign-ins for the doors. The program registers <see cref="Membership"/>.</summary>
internal static class IdentityServices
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(static its => its.GetRequiredService<Membership>().People);
        services.TryAddSingleton<IPeople>(static its => its.GetRequiredService<People>());
        services.TryAddSingleton(static its => new SecurityLog(its.GetRequiredService<IJournalStore>().Journal, its.GetRequiredService<TimeProvider>(), its.GetRequiredService<LiveOptions>().GameMaster));
        services.AddSingleton<Consents>();
        services.AddSingleton<IConsents>(static its => its.GetRequiredService<Consents>());
        services.AddSingleton<Browsers>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Joining>();
        services.AddSingleton<IdentityDoor>();
        services.AddDataProtection().SetApplicationName("PluginHost");
        services.AddOptions<KeyManagementOptions>().Configure<Membership, ILoggerFactory>(static (keys, membership, loggers) => keys.XmlRepository = new FileSystemXmlRepository(Folder(membership.Folder), loggers));
        services.AddAuthentication().AddBearerToken();
        services.AddOptions<BearerTokenOptions>(BearerTokenDefaults.AuthenticationScheme).Configure(static tokens =>
        {
            tokens.BearerTokenExpiration = TimeSpan.FromHours(1);
            tokens.RefreshTokenExpiration = TimeSpan.FromDays(30);

            // Who asks is found out once, for all doors alike; the framework's own look at every key would end in an exception.
            tokens.Events.OnMessageReceived = static asked =>
            {
                asked.NoResult();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>
    /// The keys of sign-ins are read at every start otherwise, with all that reads XML: whoever signs in first waits for that. Everything that signs
    /// somebody in adds this again, so it is taken out last.
    /// </summary>
    public static void ReadKeysLater(IServiceCollection services)
    {
        foreach (var eager in services.Where(static one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList())
        {
            services.Remove(eager);
        }
    }

    public static void Map(WebApplication app)
    {
        var door = app.Services.GetRequiredService<IdentityDoor>();
        app.MapPost("/api/join", (RequestDelegate)door.JoinAsync).RequireRateLimiting(LiveServer.Limited);
        app.MapPost("/api/token", (RequestDelegate)door.TokenAsync).RequireRateLimiting(LiveServer.Limited);
        app.MapPost("/api/token/refresh", (RequestDelegate)door.RefreshAsync).RequireRateLimiting(LiveServer.Limited);
        app.MapPost("/api/leave", (RequestDelegate)door.LeaveAsync).RequireRateLimiting(LiveServer.Limited);
        app.MapGet("/api/me", (RequestDelegate)door.MeAsync).RequireRateLimiting(LiveServer.Limited);
        app.MapPost("/api/me/consents", (RequestDelegate)door.ConsentAsync).RequireRateLimiting(LiveServer.Limited);
        var keys = app.Services.GetRequiredService<Membership>().Keys;
        keys.Proofs = [app.Services.GetRequiredService<AccessTokens>()];
        keys.Refusing = app.Services.GetRequiredService<SecurityLog>().Refused;
    }

    /// <summary>What tokens are sealed with lies where only the owner of the data folder can look.</summary>
    private static DirectoryInfo Folder(string data)
    {
        var folder = Path.Combine(data, "protection");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnerOnly);
    }
}
