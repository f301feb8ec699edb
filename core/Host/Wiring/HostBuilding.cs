using Microsoft.Extensions.DependencyInjection.Extensions;
using PluginHost.Campaigns;
using PluginHost.Journal;
using PluginHost.Live;
using PluginHost.Plugins;
using PluginHost.Rules;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Puts the house together. This is the only place that knows every room.</summary>
internal static class HostBuilding
{
    public static async Task<Result<(HostParts Parts, ILoggerFactory Loggers, HostMeters Meters)>> OpenAsync(HostSettings settings, JsonLog log, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var startedAt = time.GetUtcNow();
        var loggers = Loggers(log);
        var hostKey = HostKey.LoadOrCreate(settings.Folder);
        if (!hostKey.Succeeded)
        {
            return hostKey.Error;
        }

        var membership = Membership.Open(hostKey.Value, settings.Folder, time);
        if (!membership.Succeeded)
        {
            return membership.Error;
        }

        var opened = await JournalStores.OpenAsync(new StoreOptions(settings.Folder, time, loggers.CreateLogger("PluginHost.Journal")) { Parts = BackupParts.Of(settings) }, cancellationToken);
        if (!opened.Succeeded)
        {
            return opened.Error;
        }

        var store = opened.Value;
        var people = membership.Value.People;
        var security = new SecurityLog(store.Journal, time);
        var views = new Views<CampaignState>(store, new CampaignFold());
        var campaigns = new CampaignDirectory(store, views);
        var admission = new Admission(people, campaigns, security);
        var rules = new RulesDesk(new RulesOptions(Path.Combine(settings.Folder, "rules"), [Path.Combine(settings.Folder, "books")], time)
        {
            Embedder = Environment.GetEnvironmentVariable("PLUGINHOST_EMBEDDER"),
            EncoderFolder = EncoderFolder.In(settings.Folder),
            EmbedderKey = Environment.GetEnvironmentVariable("PLUGINHOST_EMBEDDER_KEY"),
            SystemOf = campaigns.SystemOfAsync,
        });
        var tiles = new MapTiles(store, views, time);
        IReadOnlyList<ITool> tools =
        [
            .. CampaignTools.All(store, views, time, purpose => HostKey.Derive(hostKey.Value, purpose), settings.Folder, rules, admission.Silently, tiles),
            .. RulesTools.All(rules),
            new WhatNowTool(store, views, campaigns),
        ];
        HostParts? parts = null;
        var house = new PluginHouse(
            new PluginHouseOptions
            {
                BundledFolder = settings.BundledFolder,
                DroppedFolder = Path.Combine(settings.Folder, "plugins"),
                ExchangeFolder = Path.Combine(settings.Folder, "exchange"),
                ShadowFolder = Path.Combine(settings.Folder, "shadow"),
                PluginsFile = settings.PluginsFile,
                Secrets = Environment.GetEnvironmentVariable,
                Rights = new ToolRights(people, security),
                Connections = new ConnectionOptions
                {
                    PageAddress = (plugin, page, campaign) => (campaign ?? campaigns.Newest) is { } named && campaigns.Exists(named) ? parts?.PageAddress(plugin, page, named, here: true) : null,
                },
                SessionOf = campaigns.SessionOfAsync,
            },
            store,
            tools,
            loggers,
            time);
        var owner = new object();
        var meters = new HostMeters(owner, store.Journal, time);
        parts = new HostParts(
            settings,
            store,
            views,
            house,
            campaigns,
            new TableDesk(house, campaigns, meters, admission),
            new PositionTokens(HostKey.Derive(hostKey.Value, "positions")),
            membership.Value,
            security,
            new Tickets(time),
            time,
            startedAt)
        {
            CoreTools = tools,
            Rules = rules,
            Admission = admission,
            Pictures = new TablePictures(new CampaignPictures(views), tiles, campaigns, admission),
            States = new StateSeal(HostKey.Derive(hostKey.Value, "assistants")),
            MeterOwner = owner,
        };
        return (parts, loggers, meters);
    }

    /// <summary>The framework writes whole addresses down, and with them what somebody put there by mistake: a request is a line of our own.</summary>
    private static ILoggerFactory Loggers(JsonLog log) => LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        .AddFilter("ModelContextProtocol", LogLevel.None)
        .AddProvider(log));

    public static WebApplication Web(HostParts parts, ILoggerFactory loggers, HostMeters meters, CancellationToken stopping)
    {
        var live = new LiveOptions
        {
            Port = parts.Settings.ListeningPort,
            Lan = parts.Settings.Lan && !parts.Settings.Brief,
            PublicUrl = parts.Settings.PublicUrl,
            External = parts.Settings.External,
            Certificate = parts.Settings.Brief ? null : parts.Settings.Certificate,
        };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            LiveServer.Listen(kestrel, live);
        });
        Services(builder.Services, parts, loggers, meters);
        LiveServer.AddServices(builder.Services, live);
        McpRoutes.AddServices(builder.Services, parts, loggers, stopping);

        var app = builder.Build();
        var logger = loggers.CreateLogger("PluginHost.Http");
        app.UseRouting();
        Correlation.Use(app, logger);
        Refusals.Use(app, logger, meters);
        LiveServer.Map(app);
        HealthRoutes.Map(app, parts, app.Services.GetRequiredService<MetricsPage>());
        TablePages.Map(app);
        ClientFiles.Map(app);
        ControlRoutes.Map(app, parts, stopping);
        McpRoutes.Map(app, parts, stopping);
        return app;
    }

    private static void Services(IServiceCollection services, HostParts parts, ILoggerFactory loggers, HostMeters meters)
    {
        services.AddRoutingCore();
        services.Replace(ServiceDescriptor.Singleton(loggers));
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.AddSingleton(parts.Table);
        services.AddSingleton<ILibrary>(new Library(parts));
        services.AddSingleton<IPictures>(parts.Pictures);
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Views);
        services.AddSingleton(parts.Membership);
        services.AddSingleton(parts.Keys);
        services.AddSingleton(parts.Tickets);
        services.AddSingleton(parts.Time);

        // Made by the container, so that it also disposes them.
        services.AddSingleton(_ => parts.Tokens);
        services.AddSingleton(_ => parts.Security);
        services.AddSingleton(_ => meters);
        services.AddSingleton(_ => new MetricsPage(parts.MeterOwner));
    }

    /// <summary>Signals belong to the program, not to a host that may be one of several.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
