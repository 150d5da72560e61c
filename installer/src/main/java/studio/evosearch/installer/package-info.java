/**
 * Makes the installers: jars without natives, the natives laid down, a small Java runtime, the
 * licences of every part, a start-up cache, and from these a package of this system. {@link
 * studio.evosearch.installer.Installers} is started from its source by {@code mvn -Pinstaller
 * verify}; what differs between systems is told by {@link studio.evosearch.installer.Target}.
 * Everything is written under {@code installer/target}, the packages to {@code target/packages}.
 */
package studio.evosearch.installer;
