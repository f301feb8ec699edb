using System.CommandLine;

namespace PluginHost.Host;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder. Default: PLUGINHOST_DATA, else the folder for application data of this system.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public Option<int?> Port { get; } = new("--port")
    {
        Description = "The port of the host. Default: PLUGINHOST_PORT, else 8765.",
        HelpName = "PORT",
        Recursive = true,
    };

    public Option<string?> Plugins { get; } = new("--plugins")
    {
        Description = "The plugins.json to use. Default: the one of the current folder or beside the program.",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON for programs.", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Log what happens, not only what is wrong.", Recursive = true };

    public GlobalOptions()
    {
        Port.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var port) && port is >= 0 and <= 65535))
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        Data.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value.TrimStart() is ['{' or '[', ..])
            {
                result.AddError("--data names the data folder, and that is none. What belongs to a tool follows '--', as in: call update_campaign_data -- --data '{\"name\":\"Old Mill\"}'");
            }
        });
    }

    public void AddTo(RootCommand root)
    {
        root.Options.Add(Data);
        root.Options.Add(Port);
        root.Options.Add(Plugins);
        root.Options.Add(Json);
        root.Options.Add(Verbose);
    }
}
