using Microsoft.Extensions.Logging;
using PluginHost.Journal;

namespace PluginHost.Plugins;

/// <summary>What every part of the house works with.</summary>
/// <param name="LettersChanged">Told the plugin whose letters changed.</param>
/// <param name="SendTrouble">Why requests of a plugin are not sent at the moment, or null.</param>
internal sealed record PluginHouseWorld(PluginHouseOptions Options, IJournalStore Store, ILoggerFactory Loggers, TimeProvider Time, Action<string> LettersChanged, Func<string, string?> SendTrouble);
